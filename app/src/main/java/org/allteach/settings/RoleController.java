package org.allteach.settings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Appointment;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.mail.Outbox;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is what in a collaborative. */
@Controller
class RoleController {

    private final Assignments assignments;
    private final Teams teams;
    private final Outbox outbox;
    private final Clock clock;

    RoleController(Assignments assignments, Teams teams, Outbox outbox, Clock clock) {
        this.assignments = assignments;
        this.teams = teams;
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}/settings/people")
    Page all(Membership membership) {
        return page(membership, Edit.blank(), List.of());
    }

    @PostMapping("/c/{slug}/settings/people")
    Object appoint(Membership membership, @RequestParam MultiValueMap<String, String> form) {
        Collaborative collaborative = membership.collaborative();
        Map<String, String> typed = form.toSingleValueMap();
        List<String> codes = form.getOrDefault("team", List.of());
        List<Team> chosen = teams.of(collaborative.id()).stream()
                .filter(team -> codes.contains(team.code()))
                .toList();
        var problems = new ArrayList<Problem>();
        var appointment = Appointment.read(
                new Given(typed, "", problems), List.of(Role.values()), chosen, collaborative.today(clock));
        if (!problems.isEmpty()) {
            return page(membership, Edit.refused(typed, problems), codes);
        }
        assignments.appoint(collaborative, appointment);
        return SeeOther.saved(path(collaborative));
    }

    @PostMapping("/c/{slug}/settings/people/{assignment}/ending")
    Object end(Membership membership, @PathVariable("assignment") String id) {
        Collaborative collaborative = membership.collaborative();
        Assignment assignment = assignments.of(collaborative.id()).stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        Team team = byId(collaborative).get(assignment.team());
        try {
            // The day before: whoever loses a role loses it now, not at midnight.
            assignments.end(
                    collaborative, assignment, team, collaborative.today(clock).minusDays(1));
        } catch (Refusal lastDirector) {
            return page(membership, Edit.refused(Map.of(), lastDirector.problems()), List.of());
        }
        return SeeOther.saved(path(collaborative));
    }

    private Page page(Membership membership, Edit edit, List<String> chosen) {
        Collaborative collaborative = membership.collaborative();
        LocalDate today = collaborative.today(clock);
        List<Assignment> all = assignments.of(collaborative.id());
        return new RolesPage(
                membership,
                all.stream().filter(assignment -> assignment.isOpenOn(today)).toList(),
                all.stream()
                        .filter(assignment -> !assignment.isOpenOn(today) && assignment.wasEverHeld())
                        .toList(),
                byId(collaborative),
                today,
                edit,
                chosen,
                outbox.delivers());
    }

    private Map<UUID, Team> byId(Collaborative collaborative) {
        return teams.of(collaborative.id()).stream().collect(Collectors.toMap(Team::id, Function.identity()));
    }

    private static String path(Collaborative collaborative) {
        return "/c/" + collaborative.slug() + "/settings/people";
    }
}
