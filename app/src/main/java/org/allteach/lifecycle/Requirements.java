package org.allteach.lifecycle;

import static org.allteach.lifecycle.Requirement.byHand;
import static org.allteach.lifecycle.Requirement.ofParts;
import static org.allteach.lifecycle.Requirement.seen;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.attendance.Attendance;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.Call;
import org.allteach.enrolment.Calls;
import org.allteach.lifecycle.Requirement.Part;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.packages.PackageVersion;
import org.allteach.packages.PackageVersions;
import org.allteach.prework.Prework;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** What must exist before a collaborative leaves a state, looked up where it is kept. */
@Component
class Requirements {

    private static final List<String> CHARTER =
            List.of("mission", "scope", "expectedResults", "expectationsOfTeams", "dataPolicy");

    private final Assignments assignments;
    private final Phases phases;
    private final Teams teams;
    private final Measures measures;
    private final PackageVersions packages;
    private final Topics topics;
    private final Scales scales;
    private final Calls calls;
    private final Applications applications;
    private final Prework prework;
    private final Activities activities;
    private final Attendance attendance;
    private final Clock clock;

    Requirements(
            Assignments assignments,
            Phases phases,
            Teams teams,
            Measures measures,
            PackageVersions packages,
            Topics topics,
            Scales scales,
            Calls calls,
            Applications applications,
            Prework prework,
            Activities activities,
            Attendance attendance,
            Clock clock) {
        this.assignments = assignments;
        this.phases = phases;
        this.teams = teams;
        this.measures = measures;
        this.packages = packages;
        this.topics = topics;
        this.scales = scales;
        this.calls = calls;
        this.applications = applications;
        this.prework = prework;
        this.activities = activities;
        this.attendance = attendance;
        this.clock = clock;
    }

    /** Those of the state in which it is; none where it is over or interrupted. */
    List<Requirement> of(Collaborative collaborative) {
        String base = "/c/" + collaborative.slug();
        return switch (collaborative.state()) {
            case DRAFT -> draft(collaborative, base);
            case PLANNING -> planning(collaborative, base);
            case RECRUITING -> recruiting(collaborative, base);
            case PREWORK -> prework(collaborative, base);
            case ACTIVE -> active(collaborative, base);
            case CLOSING -> closing(collaborative, base);
            case HOLDING_GAINS -> holding(collaborative, base);
            case CLOSED, SUSPENDED, CANCELLED -> List.of();
        };
    }

    private List<Requirement> draft(Collaborative collaborative, String base) {
        return List.of(
                ofParts(
                        "topic",
                        lacking(topics.of(collaborative.id()), base + "/settings/topic"),
                        base + "/settings/topic"),
                held(collaborative, "sponsor", Role.COLLABORATIVE_SPONSOR),
                held(collaborative, "director", Role.DIRECTOR));
    }

    private static List<Part> lacking(Topic topic, String path) {
        var parts = new ArrayList<String>(topic.open());
        if (topic.decidedOn() == null) {
            parts.add("decidedOn");
        }
        return parts.stream()
                .map(part -> new Part(Visit.text("lifecycle.topic." + part), path + "#" + part))
                .toList();
    }

    /** The fields that nobody has filled in, and those that a template has filled with what is to be replaced. */
    private static List<Part> lacking(Collaborative collaborative, String path) {
        var fields = new LinkedHashSet<String>();
        if (collaborative.aim().isBlank()) {
            fields.add("aim");
        }
        CHARTER.stream()
                .filter(field -> collaborative.charter().getOrDefault(field, "").isBlank())
                .forEach(field -> fields.add("charter/" + field));
        fields.addAll(collaborative.unwritten());
        return fields.stream()
                .map(field -> new Part(Visit.text(Collaborative.label(field)), path + "#" + field))
                .toList();
    }

    private List<Requirement> planning(Collaborative collaborative, String base) {
        List<Measure> all = measures.of(collaborative.id());
        long required = all.stream().filter(Measure::required).count();
        int versions = packages.of(collaborative.id()).size();
        List<Phase> course = phases.of(collaborative.id());
        return List.of(
                ofParts("charter", lacking(collaborative, base + "/settings"), base + "/settings"),
                held(collaborative, "faculty", Role.FACULTY),
                seen("package", versions > 0, "", base + "/package"),
                seen("measures", required > 0, String.valueOf(required), base + "/measures"),
                seen("calendar", !course.isEmpty(), "", base + "/settings/phases"),
                seen("scale", scales.of(collaborative.id()).isWhole(), "", base + "/settings/scale"));
    }

    private List<Requirement> recruiting(Collaborative collaborative, String base) {
        UUID id = collaborative.id();
        int undecided = applications.undecided(id);
        int unsigned = applications.counts(id).getOrDefault(Application.State.ACCEPTED, 0);
        int least = Math.max(1, calls.find(id).map(Call::leastTeams).orElse(1));
        long enrolled = enrolled(collaborative);
        return List.of(
                seen("applications", undecided == 0, number(undecided), base + "/applications"),
                seen("agreements", unsigned == 0, number(unsigned), base + "/applications"),
                seen(
                        "teams",
                        enrolled >= least,
                        Visit.text("lifecycle.atLeast", enrolled, least),
                        base + "/settings/teams"));
    }

    /** How many there are; nothing where there are none. */
    private static String number(int count) {
        return count == 0 ? "" : String.valueOf(count);
    }

    private List<Requirement> prework(Collaborative collaborative, String base) {
        int open = prework.open(collaborative.id(), collaborative.endsOn()).size();
        return Stream.concat(
                        Stream.of(seen("prework", open == 0, number(open), base + "/prework")),
                        begun("firstSession", collaborative, Phase.Kind.LEARNING_SESSION, base))
                .toList();
    }

    private List<Requirement> active(Collaborative collaborative, String base) {
        LocalDate today = today(collaborative);
        boolean isOver = phases.of(collaborative.id()).stream()
                .filter(phase ->
                        phase.kind() == Phase.Kind.ACTION_PERIOD || phase.kind() == Phase.Kind.LEARNING_SESSION)
                .noneMatch(phase -> !phase.endsOn().isBefore(today));
        boolean isClosed = collaborative.closedUntil() != null
                && !collaborative
                        .closedUntil()
                        .isBefore(collaborative
                                .frequency()
                                .containing(today)
                                .plus(-3)
                                .end());
        List<Activity> sessions = activities.of(collaborative.id()).stream()
                .filter(activity -> activity.kind() == Activity.Kind.LEARNING_SESSION && activity.isPlanned())
                .toList();
        long held = sessions.stream()
                .filter(activity -> activity.when().isOver(clock.instant()))
                .count();
        return List.of(
                seen(
                        "sessionsHeld",
                        held > 0 && held == sessions.size(),
                        of(held, sessions.size()),
                        base + "/activities"),
                seen("actionPeriods", isOver, "", base + "/settings/phases"),
                seen("periodsClosed", isClosed, "", base + "/settings/parameters"));
    }

    private List<Requirement> closing(Collaborative collaborative, String base) {
        LocalDate last = phases.of(collaborative.id()).stream()
                .filter(phase -> phase.kind() == Phase.Kind.ACTION_PERIOD)
                .map(Phase::endsOn)
                .reduce(collaborative.startsOn(), (one, other) -> one.isAfter(other) ? one : other);
        // The final package may be ready some weeks before the congress that presents it.
        boolean isUpdated = packages.of(collaborative.id()).stream()
                .map(PackageVersion::at)
                .anyMatch(at -> LocalDate.ofInstant(at, collaborative.zone()).isAfter(last.minusWeeks(6)));
        return Stream.concat(
                        begun("congress", collaborative, Phase.Kind.CLOSING, base),
                        Stream.of(
                                byHand("storyboards"),
                                byHand("scores"),
                                seen("finalPackage", isUpdated, "", base + "/package")))
                .toList();
    }

    private List<Requirement> holding(Collaborative collaborative, String base) {
        LocalDate today = today(collaborative);
        boolean isOver = phases.of(collaborative.id()).stream()
                .filter(phase -> phase.kind() == Phase.Kind.HOLDING_GAINS)
                .noneMatch(phase -> !phase.endsOn().isBefore(today));
        return List.of(
                seen("holdingOver", isOver, "", base + "/settings/phases"),
                byHand("reducedData"),
                byHand("sustainability"),
                byHand("followUp"));
    }

    /** That a phase of the kind has begun; nothing where the course has none: a project of one team holds no sessions. */
    private Stream<Requirement> begun(String code, Collaborative collaborative, Phase.Kind kind, String base) {
        LocalDate today = today(collaborative);
        return phases.of(collaborative.id()).stream()
                .filter(phase -> phase.kind() == kind)
                .limit(1)
                .map(phase -> seen(
                        code,
                        !phase.startsOn().isAfter(today),
                        Visit.date(phase.startsOn()),
                        base + "/settings/phases"));
    }

    private Requirement held(Collaborative collaborative, String code, Role role) {
        LocalDate today = today(collaborative);
        long holders = assignments.of(collaborative.id()).stream()
                .filter(assignment -> assignment.role() == role && assignment.isHeldOn(today))
                .map(Assignment::person)
                .distinct()
                .count();
        return seen(code, holders > 0, String.valueOf(holders), "/c/" + collaborative.slug() + "/settings/people");
    }

    private long enrolled(Collaborative collaborative) {
        return teams.of(collaborative.id()).stream()
                .filter(team -> team.state() == Team.State.ENROLLED)
                .count();
    }

    private static String of(long done, long all) {
        return Visit.text("lifecycle.of", done, all);
    }

    private LocalDate today(Collaborative collaborative) {
        return collaborative.today(clock);
    }

    /** Why the last step cannot be taken back, as a message's key: something depends on it already. */
    Optional<String> dependent(Collaborative collaborative) {
        UUID id = collaborative.id();
        return switch (collaborative.state()) {
            case PLANNING, RECRUITING -> onTeams(collaborative);
            case ACTIVE ->
                attendance.attended(id).isEmpty() ? Optional.empty() : Optional.of("lifecycle.problem.attended");
            case DRAFT, PREWORK, CLOSING, HOLDING_GAINS, CLOSED, SUSPENDED, CANCELLED -> Optional.empty();
        };
    }

    private Optional<String> onTeams(Collaborative collaborative) {
        if (enrolled(collaborative) > 0) {
            return Optional.of("lifecycle.problem.teams");
        }
        boolean hasApplied = applications.counts(collaborative.id()).keySet().stream()
                .anyMatch(state -> state != Application.State.INVITED);
        return hasApplied ? Optional.of("lifecycle.problem.applications") : Optional.empty();
    }
}
