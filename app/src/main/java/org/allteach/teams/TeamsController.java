package org.allteach.teams;

import java.time.Clock;
import java.util.List;
import org.allteach.collaboratives.Assignments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who takes part. */
@Controller
class TeamsController {

    private final Teams teams;
    private final Assignments assignments;
    private final Clock clock;

    TeamsController(Teams teams, Assignments assignments, Clock clock) {
        this.teams = teams;
        this.assignments = assignments;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}/teams")
    Page all(Membership membership) {
        Collaborative collaborative = membership.collaborative();
        List<Team> all = teams.of(collaborative.id());
        var members = assignments.members(collaborative.id(), collaborative.today(clock));
        List<SeenTeam> seen = SeenTeam.of(membership, all, members);
        return new TeamsPage(membership, seen, all.size() - seen.size());
    }
}
