package org.allteach.pdsa;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measures;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.web.Refusal;
import org.springframework.stereotype.Component;

/** What lies around a cycle while somebody works on it: its ramp, the team's ideas, measures and people. */
@Component
class CycleDesk {

    private final Cycles cycles;
    private final Attachments files;
    private final Theories theories;
    private final Measures measures;
    private final Assignments assignments;
    private final Clock clock;

    CycleDesk(
            Cycles cycles,
            Attachments files,
            Theories theories,
            Measures measures,
            Assignments assignments,
            Clock clock) {
        this.cycles = cycles;
        this.files = files;
        this.theories = theories;
        this.measures = measures;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** The cycle of that code; a draft is there for those of the team and those who work with it only. */
    Cycle find(Membership membership, Team team, String code) {
        return cycles.find(team.collaborative(), team.id(), code)
                .filter(cycle -> cycle.isSeen(membership))
                .orElseThrow(Refusal::notFound);
    }

    CyclePage page(Membership membership, Team team, Cycle cycle, Typed typed) {
        return new CyclePage(
                membership,
                team,
                cycle,
                seen(membership, cycles.rampOf(cycle)),
                ideas(team, Set.copyOf(cycle.ideas())),
                measures.of(team.collaborative(), team.id()),
                people(membership, team),
                files.of(cycle.collaborative(), cycle.id()),
                today(membership),
                typed);
    }

    /** The ramp with the cycles that the viewer may see. */
    private static Ramp seen(Membership membership, Ramp ramp) {
        return new Ramp(
                ramp.id(),
                ramp.team(),
                ramp.code(),
                ramp.title(),
                ramp.cycles().stream().filter(one -> one.isSeen(membership)).toList());
    }

    /** The current ideas of a team, and some that may have retired since. */
    List<Node> ideas(Team team, Set<UUID> besides) {
        return theories.of(team.collaborative(), team.id()).diagram().nodes().stream()
                .filter(Node::isIdea)
                .filter(node -> !node.isRetired() || besides.contains(node.id()))
                .toList();
    }

    /** The people of a team today; those who coach it are none of them. */
    List<Assignment> people(Membership membership, Team team) {
        LocalDate today = today(membership);
        return assignments.ofTeam(team.collaborative(), team.id()).stream()
                .filter(assignment -> assignment.isHeldOn(today) && assignment.role() != Role.COACH)
                .toList();
    }

    Set<UUID> peopleIds(Membership membership, Team team) {
        return people(membership, team).stream().map(Assignment::person).collect(Collectors.toSet());
    }

    LocalDate today(Membership membership) {
        return membership.collaborative().today(clock);
    }
}
