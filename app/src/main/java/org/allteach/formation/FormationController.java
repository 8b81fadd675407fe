package org.allteach.formation;

import java.time.Clock;
import java.time.LocalDate;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Who is missing: in all teams whose people the viewer may see, and in one. */
@Controller
class FormationController {

    private final Formation formation;
    private final Clock clock;

    FormationController(Formation formation, Clock clock) {
        this.formation = formation;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}/teams/formation")
    Page all(Membership membership) {
        LocalDate today = membership.collaborative().today(clock);
        var seen = formation.of(membership.collaborative(), today).stream()
                .filter(one -> membership.may(Permission.SEE_TEAM, one.team().id())
                        && membership.sight(one.team().id()) == Membership.Sight.NAMED)
                .toList();
        return new FormationPage(membership, seen, today);
    }

    /** A part of the team's page. */
    @GetMapping("/c/{slug}/t/{team}/formation")
    Page one(Membership membership, Team team) {
        LocalDate today = membership.collaborative().today(clock);
        return new GapsPage(membership, formation.of(team, today), today);
    }
}
