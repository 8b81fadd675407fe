package org.allteach.demonstration;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Role;
import org.allteach.demonstration.Calendar.Anchor;
import org.allteach.demonstration.Setting.Account;
import org.allteach.demonstration.Setting.Country;
import org.allteach.demonstration.Setting.Hospital;
import org.allteach.demonstration.Setting.Participant;
import org.allteach.people.People;
import org.jspecify.annotations.Nullable;

/** Everybody in the demonstration, and who is what. */
public final class Cast {

    static final String DOMAIN = "example.org";

    /** Who does not speak the language of their country here: those as whom visitors sign in. */
    private static final Locale OF_ACCOUNTS = Locale.ENGLISH;

    private final Setting setting;
    private final Calendar calendar;
    private final Map<String, People.Newcomer> people = new LinkedHashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** Somebody's role, by their address. */
    public record Seat(
            String person,
            Role role,
            @Nullable String team,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {

        public boolean isHeldOn(LocalDate day) {
            return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
        }
    }

    Cast(Setting setting, Calendar calendar) {
        this.setting = setting;
        this.calendar = calendar;
        setting.accounts().forEach(account -> names.add(account.name()));
        var administrator = setting.administrator();
        add(administrator.name(), administrator.account(), administrator.profession(), administrator.country(), null);
        setting.programme().forEach(this::addToProgramme);
        setting.hospitals().forEach(this::addTeam);
    }

    List<People.Newcomer> people() {
        return List.copyOf(people.values());
    }

    List<Seat> seats() {
        return List.copyOf(seats);
    }

    /** The address with which somebody signs in. */
    public static String address(String account) {
        return account + "@" + DOMAIN;
    }

    /** Who holds a role in a team on a day; the team's sponsor where nobody does. */
    String in(String team, Role role, LocalDate day) {
        return seats.stream()
                .filter(seat -> team.equals(seat.team()) && seat.role() == role && seat.isHeldOn(day))
                .findFirst()
                .map(Seat::person)
                .orElseGet(() -> role == Role.TEAM_SPONSOR ? dataManager() : in(team, Role.TEAM_SPONSOR, day));
    }

    String dataManager() {
        return seats.stream()
                .filter(seat -> seat.role() == Role.DATA_MANAGER)
                .findFirst()
                .orElseThrow()
                .person();
    }

    private void addToProgramme(Participant participant) {
        String person =
                add(participant.name(), participant.account(), participant.profession(), participant.country(), null);
        LocalDate since = calendar.day(Anchor.BASELINE).minusMonths(2);
        if (participant.role() == Role.COACH) {
            participant.teams().forEach(team -> seats.add(new Seat(person, Role.COACH, team, since, left(team))));
        } else {
            seats.add(new Seat(person, participant.role(), null, since, null));
        }
    }

    private void addTeam(Hospital hospital) {
        var chance = Chance.of("people", hospital.code());
        for (int i = 0; i < hospital.people().size(); i++) {
            addMember(hospital, setting.roles().get(i), hospital.people().get(i), chance, i);
        }
    }

    private void addMember(Hospital hospital, Role role, String profession, Chance chance, int place) {
        Account account = account(hospital, role, place);
        String name = account == null ? name(setting.country(hospital.country()), chance) : account.name();
        String address = account == null ? null : account.account();
        String person = add(name, address, profession, hospital.country(), hospital.code());
        LocalDate left = left(hospital.code());
        boolean changes = role == Role.LEADER && hospital.leaderLeaves() != null;
        LocalDate until = changes ? calendar.day(hospital.leaderLeaves(), Anchor.LS2) : left;
        seats.add(new Seat(person, role, hospital.code(), joined(hospital), until));
        if (changes) {
            String successor = name(setting.country(hospital.country()), chance);
            seats.add(new Seat(
                    add(successor, null, profession, hospital.country(), hospital.code()),
                    role,
                    hospital.code(),
                    calendar.day(hospital.leaderFollows(), Anchor.LS2),
                    left));
        }
    }

    /** The account that is meant for this place in the team: the first of its role. */
    private @Nullable Account account(Hospital hospital, Role role, int place) {
        return setting.accounts().stream()
                .filter(account -> account.team().equals(hospital.code())
                        && account.role() == role
                        && setting.roles().indexOf(role) == place)
                .findFirst()
                .orElse(null);
    }

    /** The day on which a team came: before its first figures. */
    LocalDate joined(Hospital hospital) {
        return hospital.joins() == 0
                ? calendar.begin()
                        .minusDays(Chance.of("joined", hospital.code()).below(40))
                : calendar.month(hospital.joins());
    }

    /** The day on which a team left; null where it stays. */
    @Nullable
    LocalDate left(String team) {
        return setting.hospitals().stream()
                .filter(hospital -> hospital.code().equals(team) && hospital.leaves() > 0)
                .map(hospital -> calendar.month(hospital.leaves()).plusDays(8))
                .findFirst()
                .orElse(null);
    }

    private String name(Country country, Chance chance) {
        while (true) {
            String name = chance.oneOf(country.first()) + " " + chance.oneOf(country.last());
            if (names.add(name)) {
                return name;
            }
        }
    }

    private String add(
            String name, @Nullable String account, String profession, String country, @Nullable String organisation) {
        Country from = setting.country(country);
        String address = account != null ? address(account) : address(name, organisation);
        Locale language = account != null ? OF_ACCOUNTS : Locale.forLanguageTag(from.language());
        var person = new People.Newcomer(address, name, profession, organisation, language, ZoneId.of(from.zone()));
        if (people.put(address, person) != null) {
            throw new IllegalStateException("Two people have the address " + address);
        }
        names.add(name);
        return address;
    }

    /** An address made of the name, in plain letters: {@code grainne.obroin@dunfarra.example.org}. */
    private static String address(String name, @Nullable String organisation) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        int firstSpace = plain.indexOf(' ');
        String local = plain.substring(0, firstSpace) + "."
                + plain.substring(firstSpace).replaceAll("[^a-z]", "");
        return local + "@" + (organisation == null ? "programme" : organisation) + "." + DOMAIN;
    }
}
