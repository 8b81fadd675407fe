package org.allteach.submissions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Who has sent data, month by month. */
@Controller
class HeatMapController {

    private static final int MOST_TEAMS = 250;
    private static final int MONTHS = 36;

    private final Submissions submissions;
    private final Teams teams;
    private final Clock clock;

    HeatMapController(Submissions submissions, Teams teams, Clock clock) {
        this.submissions = submissions;
        this.teams = teams;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}/heat-map")
    Page map(Membership membership, @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        var collaborative = membership.collaborative();
        List<SeenTeam> seen = SeenTeam.of(membership, teams.of(collaborative.id()));
        List<SeenTeam> shown = seen.stream().limit(MOST_TEAMS).toList();
        LocalDate from = collaborative.today(clock).minusMonths(MONTHS);
        var range = new Submissions.Range(shown.stream().map(SeenTeam::id).toList(), null, from, null);
        var map = HeatMap.of(
                membership, shown, submissions.months(collaborative.id(), range), shown.size() == seen.size());
        return fragment == null ? new HeatMapPage(map) : map;
    }
}
