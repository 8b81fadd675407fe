package org.allteach.teams;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allteach.collaboratives.Appointment;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.TeamEntry;
import org.allteach.collaboratives.Teams;
import org.allteach.mail.Outbox;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A team's workspace: its aim, its people, where it stands. */
@Controller
class TeamController {

    /** The roles that a team gives by itself; who coaches it is the collaborative's business. */
    static final List<Role> ROLES = Stream.of(Role.values())
            .filter(role -> role.scope() == Role.Scope.TEAM)
            .sorted((one, other) -> Boolean.compare(one != Role.MEMBER, other != Role.MEMBER))
            .toList();

    private static final int LONGEST_AIM = 4_000;
    private static final int LONGEST_REASON = 1_000;

    private final Teams teams;
    private final Assignments assignments;
    private final Outbox outbox;
    private final Clock clock;

    TeamController(Teams teams, Assignments assignments, Outbox outbox, Clock clock) {
        this.teams = teams;
        this.assignments = assignments;
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}/t/{team}")
    Page workspace(Membership membership, Team team) {
        return page(membership, team, shownAim(team), Edit.blank(), shownState(team));
    }

    @PostMapping("/c/{slug}/t/{team}/aim")
    Object setAim(Membership membership, Team team, @RequestParam Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        String aim = new Given(typed, "", problems).text("aim", LONGEST_AIM, team.aim());
        if (!problems.isEmpty()) {
            return page(membership, team, Edit.refused(typed, problems), Edit.blank(), shownState(team));
        }
        var entry = new TeamEntry(team.code(), team.name(), team.organisation(), team.site(), aim, null);
        if (isSaved(membership, team, entry, team.reason(), typed)) {
            return SeeOther.saved(path(membership, team));
        }
        Team now = again(membership, team);
        var labels = Map.of("aim", Visit.text("team.aim"));
        Edit lost = Edit.lost(typed, Map.of("aim", now.aim()), now.version(), labels);
        return page(membership, now, lost, Edit.blank(), shownState(now));
    }

    @PostMapping("/c/{slug}/t/{team}/state")
    Object setState(Membership membership, Team team, @RequestParam Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        Team.State state = given.oneOf("state", Team.State.class, team.state());
        String reason = given.text("reason", LONGEST_REASON, team.reason());
        if (state == Team.State.WITHDRAWN && reason.isEmpty()) {
            given.refuse("reason", null, "teams.problem.reason");
        }
        if (!problems.isEmpty()) {
            return page(membership, team, shownAim(team), Edit.blank(), Edit.refused(typed, problems));
        }
        var entry = new TeamEntry(team.code(), team.name(), team.organisation(), team.site(), null, state);
        if (isSaved(membership, team, entry, reason, typed)) {
            return SeeOther.saved(path(membership, team));
        }
        Team now = again(membership, team);
        var labels = Map.of("state", Visit.text("team.state"), "reason", Visit.text("team.reason"));
        Edit lost = Edit.lost(typed, shownState(now).typed(), now.version(), labels);
        return page(membership, now, shownAim(now), Edit.blank(), lost);
    }

    @PostMapping("/c/{slug}/t/{team}/members")
    Object invite(Membership membership, Team team, @RequestParam Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        LocalDate today = membership.collaborative().today(clock);
        var appointment = Appointment.read(new Given(typed, "", problems), ROLES, List.of(team), today);
        if (!problems.isEmpty()) {
            return page(membership, team, shownAim(team), Edit.refused(typed, problems), shownState(team));
        }
        assignments.appoint(membership.collaborative(), appointment);
        return SeeOther.saved(path(membership, team));
    }

    @PostMapping("/c/{slug}/t/{team}/members/{assignment}/ending")
    Object end(Membership membership, Team team, @PathVariable("assignment") String id) {
        Collaborative collaborative = membership.collaborative();
        Assignment assignment = assignments.ofTeam(collaborative.id(), team.id()).stream()
                .filter(one -> one.id().toString().equals(id) && ROLES.contains(one.role()))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        // The day before: whoever loses a role loses it now, not at midnight.
        assignments.end(
                collaborative, assignment, team, collaborative.today(clock).minusDays(1));
        return SeeOther.saved(path(membership, team));
    }

    private boolean isSaved(
            Membership membership, Team team, TeamEntry entry, String reason, Map<String, String> typed) {
        return !Edit.isStale(typed, team.version())
                && teams.change(membership.collaborative(), team, entry, reason).isPresent();
    }

    private Team again(Membership membership, Team team) {
        Optional<Team> now = teams.find(membership.collaborative().id(), team.code());
        return now.orElse(team);
    }

    private Page page(Membership membership, Team team, Edit aim, Edit invitation, Edit state) {
        LocalDate today = membership.collaborative().today(clock);
        List<Assignment> current = assignments.ofTeam(team.collaborative(), team.id()).stream()
                .filter(assignment -> assignment.isOpenOn(today))
                .toList();
        return new TeamPage(
                membership,
                team,
                current.stream().filter(one -> one.role() != Role.COACH).toList(),
                current.stream().filter(one -> one.role() == Role.COACH).toList(),
                aim,
                invitation,
                state,
                outbox.delivers());
    }

    private static Edit shownAim(Team team) {
        return Edit.of(Map.of("aim", team.aim()), team.version());
    }

    private static Edit shownState(Team team) {
        return Edit.of(Map.of("state", Given.written(team.state()), "reason", team.reason()), team.version());
    }

    private static String path(Membership membership, Team team) {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code();
    }
}
