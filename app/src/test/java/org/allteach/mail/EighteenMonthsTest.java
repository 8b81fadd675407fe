package org.allteach.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.allteach.Stage;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.database.WithDatabase;
import org.allteach.measures.Measures;
import org.allteach.reminders.About;
import org.allteach.reminders.Reminding;
import org.allteach.reminders.Rule;
import org.allteach.reminders.Rules;
import org.allteach.web.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seventeen teams in three countries for eighteen months, day by day: two workers remind and deliver at once on one database,
 * a hundred times one of them dies in the middle of it, the mail server is away for a day, and the clocks change three times.
 * What must have come is worked out beside it from the rules alone.
 */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "allteach.mail.tls=none", "allteach.url=https://a.example"})
@WithDatabase(own = true)
class EighteenMonthsTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2028, 6, 30);
    private static final LocalDate OUTAGE = LocalDate.of(2027, 10, 18);
    private static final int DUE_DAY = 15;
    private static final int DEATHS = 100;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Dublin"), ZoneId.of("Europe/Zurich"), ZoneId.of("Europe/Helsinki"));
    private static final List<String> LANGUAGES = List.of("en", "de", "fi");

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private static final int PORT;

    static {
        POST.start();
        PORT = POST.getSmtp().getPort();
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("allteach.mail.host", () -> "127.0.0.1");
        registry.add("allteach.mail.port", () -> PORT);
    }

    @AfterAll
    static void stop() {
        POST.stop();
    }

    /** What a process feels when it is killed: nothing after it is done any more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The time that the test says; who asks for it may die instead of getting an answer. */
    private static final class MortalClock extends Clock {

        private volatile Instant now = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
        private final ThreadLocal<Integer> breaths = ThreadLocal.withInitial(() -> Integer.MAX_VALUE);

        /** The worker at hand dies when it asks for the time so many times more. */
        void dieAfter(int times) {
            breaths.set(times);
        }

        @Override
        public Instant instant() {
            int left = breaths.get();
            if (left == 0) {
                breaths.remove();
                throw new Killed();
            }
            if (left != Integer.MAX_VALUE) {
                breaths.set(left - 1);
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        /** Mortal in every zone. */
        @Override
        public Clock withZone(ZoneId zone) {
            Clock here = this;
            return new Clock() {
                @Override
                public Instant instant() {
                    return here.instant();
                }

                @Override
                public ZoneId getZone() {
                    return zone;
                }

                @Override
                public Clock withZone(ZoneId other) {
                    return here.withZone(other);
                }
            };
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        MortalClock mortalClock() {
            return new MortalClock();
        }
    }

    /** Somebody of a team, and what they hear of. */
    private record Reader(Viewer viewer, Role role, int team, ZoneId zone) {}

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MortalClock clock;

    @Autowired
    Reminding reminding;

    @Autowired
    Delivery delivery;

    @Autowired
    Rules rules;

    @Autowired
    Measures measures;

    private final Random random = new Random(20270101);
    private final AtomicInteger died = new AtomicInteger();
    private final List<Team> teams = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();

    /** For each team and month the day on which it submits; never where there is none. */
    private final Map<Integer, Map<LocalDate, LocalDate>> submissions = new HashMap<>();

    private Collaborative collaborative;

    private static final Map<Integer, Set<Role>> RULES = Map.of(
            -3, EnumSet.of(Role.DATA_ENTRY),
            0, EnumSet.of(Role.DATA_ENTRY, Role.LEADER),
            3, EnumSet.of(Role.LEADER),
            7, EnumSet.of(Role.LEADER, Role.TEAM_SPONSOR, Role.COACH));

    @Test
    void every_mail_that_was_due_comes_once_and_no_other() throws Exception {
        seventeenTeams();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            live(day);
        }
        assertThat(died.get()).as("workers that died").isEqualTo(DEATHS);
        assertThat(waiting()).as("mails still waiting").isZero();
        assertThat(came()).isEqualTo(expected());
    }

    /** What a worker sends in the background may still be on its way. */
    private long waiting() throws InterruptedException {
        long waiting = 1;
        for (int tries = 0; tries < 100 && waiting > 0; tries++) {
            waiting = jdbc.sql("select count(*) from outgoing_mail where sent_at is null")
                    .query(Long.class)
                    .single();
            Thread.sleep(waiting > 0 ? 100 : 0);
        }
        return waiting;
    }

    private void seventeenTeams() {
        var stage = new Stage(context);
        collaborative = stage.collaborative(Map.of(
                "startsOn",
                FIRST.toString(),
                "endsOn",
                LAST.toString(),
                "timeZone",
                "Europe/Dublin",
                "dueDay",
                "" + DUE_DAY,
                "frequency",
                "month"));
        measures.upsert(
                collaborative,
                List.of(Map.of(
                        "code",
                        "m",
                        "name",
                        "M",
                        "type",
                        "outcome",
                        "kind",
                        "count",
                        "direction",
                        "decrease",
                        "required",
                        "true")));
        RULES.forEach((days, roles) -> write(() -> rules.put(collaborative, Rule.of(About.SUBMISSION, days, roles))));
        Viewer coach = reader(stage, Role.COACH, -1, 0);
        for (int i = 0; i < 17; i++) {
            Team team = stage.team(collaborative, "T" + i, "Team " + i);
            teams.add(team);
            for (Role role : List.of(Role.LEADER, Role.DATA_ENTRY, Role.TEAM_SPONSOR)) {
                Viewer viewer = reader(stage, role, i, i % 3);
                context.getBean(Assignments.class).grant(collaborative, viewer.id(), role, team, FIRST, null);
            }
            if (i % 4 == 0) {
                readers.add(new Reader(coach, Role.COACH, i, ZONES.get(0)));
                context.getBean(Assignments.class).grant(collaborative, coach.id(), Role.COACH, team, FIRST, null);
            }
            submissions.put(i, days());
        }
        readers.removeIf(reader -> reader.team() < 0);
    }

    private void write(Runnable change) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> change.run());
    }

    private Viewer reader(Stage stage, Role role, int team, int country) {
        Viewer viewer = stage.person();
        jdbc.sql("update person set language = ?, time_zone = ? where id = ?")
                .params(LANGUAGES.get(country), ZONES.get(country).getId(), viewer.id())
                .update();
        readers.add(new Reader(viewer, role, team, ZONES.get(country)));
        return viewer;
    }

    /** Some submit early, some late, some never; some too late for the last reminder. */
    private Map<LocalDate, LocalDate> days() {
        var days = new TreeMap<LocalDate, LocalDate>();
        for (LocalDate month = FIRST; month.isBefore(LAST); month = month.plusMonths(1)) {
            LocalDate due = month.plusMonths(1).minusDays(1).plusDays(DUE_DAY);
            if (random.nextInt(10) > 0) {
                days.put(month, due.plusDays(random.nextInt(-12, 30)));
            }
        }
        return days;
    }

    /** A day: the morning of three zones, then at noon the teams submit. */
    private void live(LocalDate day) throws InterruptedException, MessagingException {
        if (day.equals(OUTAGE)) {
            POST.getSmtp().stopService();
        }
        boolean isNearChange = day.getDayOfMonth() > 24 && (day.getMonthValue() == 3 || day.getMonthValue() == 10)
                || day.getDayOfMonth() < 3 && (day.getMonthValue() == 4 || day.getMonthValue() == 11);
        for (LocalTime time : isNearChange
                ? List.of(LocalTime.of(4, 30), LocalTime.of(5, 30), LocalTime.of(6, 30), LocalTime.of(7, 30))
                : List.of(LocalTime.of(7, 30))) {
            clock.now = day.atTime(time).toInstant(ZoneOffset.UTC);
            work();
        }
        clock.now = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        submit(day);
        if (day.equals(OUTAGE)) {
            restartPost();
            clock.now = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            work();
        }
    }

    private static void restartPost() {
        var again = new com.icegreen.greenmail.smtp.SmtpServer(
                new ServerSetup(PORT, "127.0.0.1", "smtp"), POST.getManagers());
        again.startService();
        assertThat(again.isRunning() || again.isAlive()).isTrue();
    }

    private void work() throws InterruptedException {
        int mortal = random.nextInt(2);
        boolean dies = died.get() < DEATHS && random.nextInt(2) == 0;
        int breaths = random.nextInt(1 + random.nextInt(40));
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < 2; i++) {
            boolean isMortal = dies && i == mortal;
            workers.add(Thread.ofPlatform().start(() -> work(isMortal ? breaths : Integer.MAX_VALUE)));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        // Whoever died is started again before the next day.
        work(Integer.MAX_VALUE);
    }

    private void work(int breaths) {
        try {
            clock.dieAfter(breaths);
            reminding.remindDue();
            delivery.deliverDue();
        } catch (Killed killed) {
            died.incrementAndGet();
        } finally {
            clock.dieAfter(Integer.MAX_VALUE);
        }
    }

    private void submit(LocalDate day) {
        for (int i = 0; i < teams.size(); i++) {
            for (Map.Entry<LocalDate, LocalDate> entry : submissions.get(i).entrySet()) {
                if (entry.getValue().equals(day)) {
                    jdbc.sql("""
                                    insert into observation (collaborative_id, measure_id, team_id, period_start, value,
                                        status, provisional, submitted_at, revision, at, source)
                                    select :c, m.id, :t, :p, 1, 0, false, :now, 1, :now, 'FORM'
                                    from measure m where m.collaborative_id = :c
                                    """)
                            .param("c", collaborative.id())
                            .param("t", teams.get(i).id())
                            .param("p", entry.getKey())
                            .param("now", clock.now.atOffset(ZoneOffset.UTC))
                            .update();
                }
            }
        }
    }

    /** What must have come: for each address the days on which a digest comes, worked out without the application. */
    private Map<String, Set<LocalDate>> expected() {
        var expected = new TreeMap<String, Set<LocalDate>>();
        for (Reader reader : readers) {
            for (LocalDate month = FIRST; month.plusMonths(1).isBefore(LAST); month = month.plusMonths(1)) {
                LocalDate due = month.plusMonths(1).minusDays(1).plusDays(DUE_DAY);
                LocalDate done = submissions.get(reader.team()).getOrDefault(month, LocalDate.MAX);
                RULES.forEach((days, roles) -> {
                    LocalDate day = due.plusDays(days);
                    if (roles.contains(reader.role()) && !done.isBefore(day) && !day.isAfter(LAST)) {
                        expected.computeIfAbsent(reader.viewer().email(), address -> new TreeSet<>())
                                .add(day);
                    }
                });
            }
        }
        return expected;
    }

    /** What came: a mail that was sent again because nobody knew whether it had arrived has the same id. */
    private Map<String, Set<LocalDate>> came() throws MessagingException {
        var ids = new HashSet<String>();
        var came = new TreeMap<String, Set<LocalDate>>();
        int again = 0;
        for (MimeMessage message : POST.getReceivedMessages()) {
            String address = message.getRecipients(RecipientType.TO)[0].toString();
            if (!ids.add(message.getMessageID())) {
                again++;
                continue;
            }
            UUID id = UUID.fromString(message.getMessageID().replaceAll("^<|@.*$", ""));
            LocalDate day = jdbc.sql("select unique_key from outgoing_mail where id = ?")
                    .param(id)
                    .query((row, n) -> LocalDate.parse(row.getString(1).replaceAll("^.*/", "")))
                    .single();
            assertThat(came.computeIfAbsent(address, key -> new TreeSet<>()).add(day))
                    .as("a second digest of " + day + " for " + address)
                    .isTrue();
        }
        assertThat(again)
                .as("mails sent again after a death between sending and knowing")
                .isLessThanOrEqualTo(DEATHS);
        return came;
    }
}
