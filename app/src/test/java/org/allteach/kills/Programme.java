package org.allteach.kills;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Seventeen teams in three countries, what they do on which day, and the mail that this makes due: worked out from the rules
 * alone, without the application.
 */
final class Programme {

    static final int TEAMS = 17;
    static final int DUE_DAY = 15;
    static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Helsinki"), ZoneId.of("Europe/Zurich"), ZoneId.of("Europe/Dublin"));
    private static final List<String> LANGUAGES = List.of("fi", "de", "en");
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /** Who is reminded of data how many days after they are due. */
    static final Map<Integer, Set<Role>> OF_DATA = Map.of(
            -3, EnumSet.of(Role.DATA_ENTRY),
            0, EnumSet.of(Role.DATA_ENTRY, Role.LEADER),
            3, EnumSet.of(Role.LEADER),
            7, EnumSet.of(Role.LEADER, Role.TEAM_SPONSOR, Role.COACH));

    /** Who is invited to sessions, and reminded of registering so many days after the last for it. */
    static final Set<Role> INVITED = EnumSet.of(Role.LEADER, Role.DATA_ENTRY);

    static final int OF_REGISTERING = -2;

    /**
     * Somebody with one role.
     *
     * @param number counts people; the coach is the same in several teams
     */
    record Reader(UUID id, int number, String email, Role role, int team, ZoneId zone, String language) {}

    /** What becomes of a session in the end. */
    enum Fate {
        TAKES_PLACE,
        POSTPONED,
        CANCELLED
    }

    /** A learning session and its days; what is done is done at noon, UTC. */
    record Session(int number, LocalDate day) {

        Fate fate() {
            return Fate.values()[number % Fate.values().length];
        }

        LocalDate invitingOn() {
            return day.minusDays(40);
        }

        LocalDate registeringOn() {
            return day.minusDays(30);
        }

        LocalDate decliningOn() {
            return day.minusDays(25);
        }

        LocalDate changingOn() {
            return day.minusDays(20);
        }

        LocalDate registerBy() {
            return day.minusDays(14);
        }

        boolean isRegistered(Reader reader) {
            return reader.number() % 3 == number % 3;
        }

        boolean isDeclined(Reader reader) {
            return !isRegistered(reader) && reader.team() == number % TEAMS;
        }
    }

    /** A mail for somebody on a day by their own clock: an invitation that asks or takes back, or a digest. */
    record Mail(String email, LocalDate day, String what) {

        @Override
        public String toString() {
            return day + " " + email + " " + what;
        }
    }

    final LocalDate first;
    final LocalDate last;
    final List<Reader> readers = new ArrayList<>();
    final List<Session> sessions;

    /** For each team and month, named by its first day, the day on which it submits; none where it never does. */
    private final List<Map<LocalDate, LocalDate>> submissions = new ArrayList<>();

    private final Set<Mail> digests;

    Programme(LocalDate first, LocalDate last, Random random) {
        this.first = first;
        this.last = last;
        people();
        for (int team = 0; team < TEAMS; team++) {
            submissions.add(days(random));
        }
        // Three each quarter of a year, as long as all of their mail belongs to it.
        this.sessions = IntStream.range(0, 1000)
                .mapToObj(n -> new Session(n, first.plusDays(45 + n / 3 * 90 + n % 3 * 10)))
                .takeWhile(session -> session.registerBy().isBefore(last))
                .toList();
        this.digests = digests();
    }

    private void people() {
        var coach = new Reader(Ids.next(), 0, "coach@example.org", Role.COACH, 0, ZONES.getLast(), LANGUAGES.getLast());
        int number = 1;
        for (int team = 0; team < TEAMS; team++) {
            for (Role role : List.of(Role.LEADER, Role.DATA_ENTRY, Role.TEAM_SPONSOR)) {
                int country = team % ZONES.size();
                String email = "p" + number + "@example.org";
                readers.add(
                        new Reader(Ids.next(), number, email, role, team, ZONES.get(country), LANGUAGES.get(country)));
                number++;
            }
            if (team % 4 == 0) {
                readers.add(
                        new Reader(coach.id(), 0, coach.email(), coach.role(), team, coach.zone(), coach.language()));
            }
        }
    }

    /** Some submit early, some late, some never; some too late for the last reminder. */
    private Map<LocalDate, LocalDate> days(Random random) {
        var days = new HashMap<LocalDate, LocalDate>();
        for (LocalDate month : months()) {
            if (random.nextInt(10) > 0) {
                days.put(month, dueOn(month).plusDays(random.nextInt(-12, 30)));
            }
        }
        return days;
    }

    /** The first of all months whose data are due, from the one before the first day on. */
    private List<LocalDate> months() {
        return Stream.iterate(first.minusMonths(1), month -> month.isBefore(last), month -> month.plusMonths(1))
                .toList();
    }

    private static LocalDate dueOn(LocalDate month) {
        return month.plusMonths(1).minusDays(1).plusDays(DUE_DAY);
    }

    /** The months whose data a team submits on a day. */
    List<LocalDate> submittedOn(int team, LocalDate day) {
        return submissions.get(team).entrySet().stream()
                .filter(entry -> entry.getValue().equals(day))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Reader> invited() {
        return readers.stream()
                .filter(reader -> INVITED.contains(reader.role()))
                .toList();
    }

    /** All mail that must come, each as often as it must. */
    List<Mail> due() {
        var due = new ArrayList<>(digests);
        sessions.forEach(session -> invited().forEach(reader -> due.addAll(invitations(session, reader))));
        due.removeIf(mail -> mail.day().isAfter(last));
        return due;
    }

    private static List<Mail> invitations(Session session, Reader reader) {
        var mails = new ArrayList<Mail>();
        String asking = "session " + session.number() + " REQUEST";
        String takingBack = "session " + session.number() + " CANCEL";
        mails.add(new Mail(reader.email(), session.invitingOn(), asking));
        if (session.isRegistered(reader)) {
            mails.add(new Mail(reader.email(), session.registeringOn(), asking));
        }
        if (session.isDeclined(reader)) {
            mails.add(new Mail(reader.email(), session.decliningOn(), takingBack));
        } else if (session.fate() != Fate.TAKES_PLACE) {
            String change = session.fate() == Fate.POSTPONED ? asking : takingBack;
            mails.add(new Mail(reader.email(), session.changingOn(), change));
        }
        return mails;
    }

    /** A day has one, whatever it is made of. */
    private Set<Mail> digests() {
        var digests = new LinkedHashSet<Mail>();
        for (Reader reader : readers) {
            for (LocalDate month : months()) {
                LocalDate done = submissions.get(reader.team()).get(month);
                OF_DATA.forEach((days, roles) -> {
                    LocalDate day = dueOn(month).plusDays(days);
                    if (roles.contains(reader.role()) && !isDoneBefore(day, done)) {
                        digests.add(new Mail(reader.email(), day, "digest"));
                    }
                });
            }
            for (Session session : sessions) {
                boolean isSilent = !session.isRegistered(reader) && !session.isDeclined(reader);
                if (INVITED.contains(reader.role()) && isSilent && session.fate() != Fate.CANCELLED) {
                    digests.add(new Mail(reader.email(), session.registerBy().plusDays(OF_REGISTERING), "digest"));
                }
            }
        }
        return digests;
    }

    /** What is done at noon spares nobody that morning's reminder. */
    private static boolean isDoneBefore(LocalDate day, @Nullable LocalDate done) {
        return done != null && done.isBefore(day);
    }

    boolean hasDigests(LocalDate day) {
        return digests.stream().anyMatch(mail -> mail.day().equals(day));
    }

    /** Whether clocks change on a day or within two. */
    static boolean isNearChange(LocalDate day) {
        return ZONES.stream().map(ZoneId::getRules).anyMatch(rules -> {
            var before = day.minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
            var after = day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
            return !rules.getOffset(before).equals(rules.getOffset(after));
        });
    }

    /** Whether a digest of a day, written at that moment, came on its day and in the first hour of its reader's morning. */
    boolean isPunctual(Mail mail, Instant moment) {
        ZoneId zone = readers.stream()
                .filter(reader -> reader.email().equals(mail.email()))
                .findFirst()
                .orElseThrow()
                .zone();
        var local = moment.atZone(zone);
        return local.toLocalDate().equals(mail.day())
                && !local.toLocalTime().isBefore(MORNING)
                && local.toLocalTime().isBefore(MORNING.plusHours(1));
    }
}
