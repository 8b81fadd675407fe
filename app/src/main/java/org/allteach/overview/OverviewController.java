package org.allteach.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One collaborative at a glance. */
@Controller
class OverviewController {

    private static final Set<Role> FACULTY =
            EnumSet.of(Role.DIRECTOR, Role.CHAIR, Role.IMPROVEMENT_ADVISOR, Role.FACULTY);
    private static final int NEXT_DATES = 5;

    private final Phases phases;
    private final Teams teams;
    private final Assignments assignments;
    private final List<Dated> calendars;
    private final LastStep steps;
    private final Clock clock;

    OverviewController(
            Phases phases, Teams teams, Assignments assignments, List<Dated> calendars, LastStep steps, Clock clock) {
        this.phases = phases;
        this.teams = teams;
        this.assignments = assignments;
        this.calendars = calendars;
        this.steps = steps;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}")
    Page overview(Membership membership) {
        Collaborative collaborative = membership.collaborative();
        LocalDate today = collaborative.today(clock);
        var course = phases.of(collaborative.id());
        List<Team> all = teams.of(collaborative.id());
        return new OverviewPage(
                membership,
                collaborative.state().isOver() || collaborative.state().isInterrupted()
                        ? steps.lastStep(collaborative).orElse(null)
                        : null,
                Ribbon.of(collaborative, course, today),
                collaborative.state().isOver()
                        ? List.of()
                        : NextDate.of(collaborative, course, calendars, today, NEXT_DATES),
                all.stream().collect(Collectors.groupingBy(Team::state, TreeMap::new, Collectors.counting())),
                all.stream()
                        .filter(team -> team.state().isActive())
                        .map(Team::organisation)
                        .distinct()
                        .count(),
                all.stream()
                        .filter(team -> membership.teams().containsKey(team.id()))
                        .toList(),
                faculty(collaborative.id(), today));
    }

    private List<Assignment> faculty(UUID collaborative, LocalDate today) {
        return assignments.of(collaborative).stream()
                .filter(assignment -> FACULTY.contains(assignment.role()) && assignment.isHeldOn(today))
                .sorted(java.util.Comparator.comparing(Assignment::role))
                .toList();
    }
}
