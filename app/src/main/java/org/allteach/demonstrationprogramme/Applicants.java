package org.allteach.demonstrationprogramme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.allteach.collaboratives.Role;
import org.allteach.database.Ids;
import org.allteach.demonstration.Cast.Seat;
import org.allteach.demonstration.Chance;
import org.allteach.demonstration.Demonstration.Enrolment;
import org.allteach.demonstrationprogramme.EnrolmentScript.Other;
import org.allteach.enrolment.Application;
import org.allteach.people.Organisations;
import org.allteach.people.People;
import org.jspecify.annotations.Nullable;

/** Who applied: the 17 that became teams, and those that did not. */
final class Applicants {

    /** In the order of the roster; the senior leader becomes the sponsor. */
    private static final List<Role> ROSTER =
            List.of(Role.LEADER, Role.CLINICAL_EXPERT, Role.MEMBER, Role.DATA_ENTRY, Role.PARTNER);

    private final Telling telling;
    private final EnrolmentScript script;
    private final LocalDate begin;

    Applicants(Telling telling, EnrolmentScript script) {
        this.telling = telling;
        this.script = script;
        this.begin = telling.calendar().begin();
    }

    /**
     * An application and its days.
     *
     * @param place where it stands on the waiting list; null where it does not
     * @param team the team that it became; null where it did not
     * @param committed when the senior leader said yes; null where they have not answered
     * @param changed when it came into its state
     */
    record Applicant(
            UUID id,
            String name,
            String email,
            String language,
            Application.State state,
            Map<String, String> answers,
            List<Application.Seat> roster,
            String reason,
            @Nullable Integer place,
            @Nullable String team,
            LocalDate begun,
            LocalDate submitted,
            @Nullable LocalDate committed,
            String word,
            List<String> opinions,
            LocalDate decided,
            @Nullable LocalDate signed,
            LocalDate changed) {}

    /** Those who began first come first. */
    List<Applicant> all() {
        var all = new ArrayList<Applicant>();
        telling.demonstration().teams().forEach(team -> all.add(enrolled(team)));
        int waiting = 0;
        for (Other other : script.others()) {
            boolean isWaiting = other.state() == Application.State.WAITLISTED;
            waiting += isWaiting ? 1 : 0;
            all.add(other(other, isWaiting ? waiting : null));
        }
        all.sort(Comparator.comparing(Applicant::begun));
        return all.stream().map(Applicants::numbered).toList();
    }

    private static Applicant numbered(Applicant one) {
        return new Applicant(
                Ids.next(),
                one.name,
                one.email,
                one.language,
                one.state,
                one.answers,
                one.roster,
                one.reason,
                one.place,
                one.team,
                one.begun,
                one.submitted,
                one.committed,
                one.word,
                one.opinions,
                one.decided,
                one.signed,
                one.changed);
    }

    private Applicant enrolled(Enrolment team) {
        var chance = Chance.of("application", team.code());
        List<Seat> seats = telling.demonstration().seats().stream()
                .filter(seat ->
                        team.code().equals(seat.team()) && seat.startsOn().equals(team.enrolledOn()))
                .toList();
        People.Newcomer leader = holder(seats, Role.LEADER);
        LocalDate submitted = begin.plusDays(script.closes() - chance.below(40));
        LocalDate begun = submitted.minusDays(2L + chance.below(18));
        LocalDate opened = begin.plusDays(script.opens());
        // Who came later than the others waited for a place.
        boolean isLater = team.enrolledOn().isAfter(begin.plusDays(30));
        LocalDate decided = isLater ? team.enrolledOn().minusDays(26) : begin.plusDays(-70L + chance.below(7));
        boolean hasLeft = team.withdrawnOn() != null;
        LocalDate signed = isLater ? team.enrolledOn().minusDays(12) : begin.plusDays(-58L + chance.below(15));
        return new Applicant(
                Ids.next(),
                leader.name(),
                leader.email(),
                leader.language().getLanguage(),
                hasLeft ? Application.State.WITHDRAWN : Application.State.ENROLLED,
                answers(team, holder(seats, Role.TEAM_SPONSOR), chance),
                ROSTER.stream()
                        .flatMap(role -> seats.stream().filter(seat -> seat.role() == role))
                        .map(this::seat)
                        .toList(),
                hasLeft ? team.reason() : "",
                null,
                team.code(),
                begun.isBefore(opened) ? opened : begun,
                submitted,
                submitted.plusDays(1L + chance.below(9)),
                chance.oneOf(script.commitments()),
                isLater
                        ? List.of("ACCEPT", "WAITLIST", "UNSURE")
                        : List.of("ACCEPT", "ACCEPT", chance.happens(0.7) ? "ACCEPT" : "UNSURE"),
                decided,
                signed,
                Objects.requireNonNullElse(team.withdrawnOn(), team.enrolledOn()));
    }

    private People.Newcomer holder(List<Seat> seats, Role role) {
        return telling.person(seats.stream()
                .filter(seat -> seat.role() == role)
                .findFirst()
                .orElseThrow()
                .person());
    }

    private Application.Seat seat(Seat seat) {
        People.Newcomer person = telling.person(seat.person());
        return new Application.Seat(
                person.name(), person.email(), Objects.requireNonNullElse(person.profession(), ""), seat.role());
    }

    private Map<String, String> answers(Enrolment team, People.Newcomer senior, Chance chance) {
        Organisations.Entry hospital = telling.demonstration().organisations().stream()
                .filter(one -> one.code().equals(team.code()))
                .findFirst()
                .orElseThrow();
        var answers = new TreeMap<String, String>();
        answers.put("organisation", hospital.name());
        answers.put("organisation-code", hospital.code());
        answers.put("country", hospital.country());
        answers.put("team", team.name());
        answers.put("senior-name", senior.name());
        answers.put("senior-email", senior.email());
        Map<String, String> attributes = Objects.requireNonNullElse(hospital.attributes(), Map.of());
        for (String attribute : Set.of("kind", "size", "beds")) {
            answers.put(attribute, attributes.getOrDefault(attribute, ""));
        }
        answers.put("region", script.regions().getOrDefault(hospital.country(), ""));
        answers.put("aim", team.aim());
        answers.put("reason", chance.oneOf(script.reasons()));
        answers.put("baseline", chance.oneOf(script.baselines()));
        answers.put("capacity", chance.oneOf(script.capacities()));
        answers.put("experience", chance.oneOf(script.experiences()));
        answers.put("data-sharing", "true");
        return answers;
    }

    private Applicant other(Other other, @Nullable Integer place) {
        var chance = Chance.of("application", other.email());
        LocalDate submitted = begin.plusDays(other.submitted());
        LocalDate decided = begin.plusDays(other.decided());
        String domain = other.email().substring(other.email().indexOf('@'));
        var answers = new TreeMap<String, String>();
        answers.put("organisation", other.organisation());
        answers.put("country", other.country());
        answers.put("team", other.organisation() + ", " + other.unit());
        answers.put("unit", other.unit());
        answers.put("senior-name", other.senior());
        answers.put("senior-email", "office" + domain);
        answers.put("region", script.regions().getOrDefault(other.country(), ""));
        answers.put("aim", other.aim());
        answers.put("reason", chance.oneOf(script.reasons()));
        answers.put("capacity", chance.oneOf(script.capacities()));
        answers.put("experience", chance.oneOf(script.experiences()));
        answers.put("data-sharing", "true");
        return new Applicant(
                Ids.next(),
                other.name(),
                other.email(),
                other.language(),
                other.state(),
                answers,
                List.of(new Application.Seat(other.name(), other.email(), "", Role.LEADER)),
                other.reason(),
                place,
                null,
                submitted.minusDays(1L + chance.below(12)),
                submitted,
                other.committed() ? submitted.plusDays(1L + chance.below(9)) : null,
                other.committed() ? chance.oneOf(script.commitments()) : "",
                other.opinions(),
                decided,
                null,
                decided);
    }
}
