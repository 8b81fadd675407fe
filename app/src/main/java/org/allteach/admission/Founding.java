package org.allteach.admission;

import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.allteach.collaboratives.Appointment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.TeamEntry;
import org.allteach.collaboratives.Teams;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.Seat;
import org.allteach.enrolment.Question;
import org.allteach.people.Languages;
import org.allteach.people.Organisation;
import org.allteach.people.Organisations;
import org.allteach.people.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a team of an application: its organisation, its site, its people with their roles. */
@Component
class Founding {

    private static final int LONGEST_CODE = 24;

    private final Organisations organisations;
    private final Sites sites;
    private final Teams teams;
    private final Assignments assignments;
    private final Clock clock;

    Founding(Organisations organisations, Sites sites, Teams teams, Assignments assignments, Clock clock) {
        this.organisations = organisations;
        this.sites = sites;
        this.teams = teams;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** The codes under which a team is to be kept. */
    record Codes(String organisation, String team) {}

    /** What the codes could be: those that were given, those of an organisation of that name, or new ones. */
    Codes suggested(Application application) {
        String given = application.answer("organisation-code");
        String code = organisations
                .find(given)
                .or(() -> organisations.all().stream()
                        .filter(one -> one.name().equalsIgnoreCase(application.organisation())
                                && one.country().equals(country(application)))
                        .findFirst())
                .map(Organisation::code)
                .orElseGet(() -> free(
                        given.isEmpty() ? application.organisation() : given,
                        "ORG",
                        one -> organisations.find(one).isEmpty()));
        String team = application.answer("team-code");
        String free = free(
                team.isEmpty() ? application.title() : team,
                "TEAM",
                one -> teams.find(application.collaborative(), one).isEmpty());
        return new Codes(code, free);
    }

    /** A code of the letters of a name that is not in use. */
    private static String free(String name, String otherwise, Predicate<String> isFree) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String code = plain.substring(0, Math.min(LONGEST_CODE, plain.length())).replaceAll("-+$", "");
        String first = code.isEmpty() ? otherwise : code;
        String candidate = first;
        for (int n = 2; !isFree.test(candidate); n++) {
            candidate = first + "-" + n;
        }
        return candidate;
    }

    /** The team with its people; who was named as senior leader is its sponsor only where they have confirmed. */
    Team team(Collaborative collaborative, Application application, Codes codes, boolean isConfirmed) {
        Organisation organisation = organisation(collaborative, application, codes);
        Team team = team(collaborative, application, codes, organisation);
        appoint(collaborative, application, team);
        if (isConfirmed) {
            appointSponsor(collaborative, application, team);
        }
        return team;
    }

    /** The organisation of that code; of one that is here only what is missing is added. */
    private Organisation organisation(Collaborative collaborative, Application application, Codes codes) {
        Optional<Organisation> known = organisations.find(codes.organisation());
        Map<String, String> attributes = new TreeMap<>();
        for (Question question : Question.ATTRIBUTES) {
            if (!application.answer(question).isEmpty()) {
                attributes.put(question.field(), application.answer(question));
            }
        }
        known.ifPresent(organisation -> attributes.putAll(organisation.attributes()));
        organisations.upsert(List.of(new Organisations.Entry(
                codes.organisation(),
                known.map(Organisation::name).orElse(application.organisation()),
                known.map(Organisation::country).orElse(country(application)),
                known.map(Organisation::zone).orElse(collaborative.zone()),
                attributes)));
        return organisations.find(codes.organisation()).orElseThrow();
    }

    private static String country(Application application) {
        return Languages.country(application.country()).orElse(application.country());
    }

    private Team team(Collaborative collaborative, Application application, Codes codes, Organisation organisation) {
        var entry = new TeamEntry(
                codes.team(),
                application.title(),
                organisation.code(),
                site(organisation, application),
                application.answer(Question.AIM),
                Team.State.ENROLLED);
        teams.upsert(collaborative, List.of(entry));
        return teams.find(collaborative.id(), codes.team()).orElseThrow();
    }

    private @Nullable String site(Organisation organisation, Application application) {
        String name = application.answer(Question.SITE);
        String unit = application.answer(Question.UNIT);
        if (name.isEmpty()) {
            return null;
        }
        List<Organisation.Site> known = sites.of(organisation.id());
        String code = known.stream()
                .filter(site -> site.name().equalsIgnoreCase(name))
                .map(Organisation.Site::code)
                .findFirst()
                .orElseGet(() -> free(
                        name,
                        "site",
                        one -> known.stream().noneMatch(site -> site.code().equals(one))));
        if (known.stream().noneMatch(site -> site.code().equals(code))) {
            sites.put(organisation, code, name);
        }
        if (!unit.isEmpty()) {
            sites.put(organisation, code, free(unit, "unit", one -> true), unit);
        }
        return code;
    }

    /** The roster; who applied leads where nobody else does. */
    private void appoint(Collaborative collaborative, Application application, Team team) {
        String senior = application.answer("senior-email");
        var seats = new ArrayList<>(application.roster());
        if (seats.stream().noneMatch(seat -> seat.role() == Role.LEADER)) {
            seats.add(new Seat(application.name(), application.email(), "", Role.LEADER));
        }
        // Whoever sends the application may name the senior leader among the people too.
        seats.removeIf(seat -> seat.role() == Role.TEAM_SPONSOR && seat.email().equalsIgnoreCase(senior));
        seats.forEach(seat -> appoint(collaborative, team, seat));
    }

    void appointSponsor(Collaborative collaborative, Application application, Team team) {
        String name = application.answer("senior-name");
        appoint(collaborative, team, new Seat(name, application.answer("senior-email"), "", Role.TEAM_SPONSOR));
    }

    private void appoint(Collaborative collaborative, Team team, Seat seat) {
        Role asked = seat.role();
        Role role = asked == null || asked.scope() != Role.Scope.TEAM ? Role.MEMBER : asked;
        assignments.appoint(
                collaborative,
                new Appointment(
                        seat.email(),
                        seat.name(),
                        seat.profession().isEmpty() ? null : seat.profession(),
                        role,
                        List.of(team),
                        collaborative.today(clock),
                        null));
    }
}
