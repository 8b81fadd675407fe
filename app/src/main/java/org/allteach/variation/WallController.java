package org.allteach.variation;

import java.util.Locale;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Charts beside each other: all teams of one measure, all measures of one team. */
@Controller
class WallController {

    private final TeamCharts charts;

    WallController(TeamCharts charts) {
        this.charts = charts;
    }

    @GetMapping("/c/{slug}/measures/{measure}")
    WallPage wall(
            Membership membership,
            @PathVariable String measure,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String signal,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String axes,
            Locale locale) {
        Measure wanted = charts.measure(membership, measure);
        var query = new Wall.Query(
                choice(Wall.Sort.values(), sort), choice(Wall.Signal.values(), signal), country, axes.equals("own"));
        String slug = membership.collaborative().slug();
        return new WallPage(
                membership, wanted, Wall.of(slug, wanted, charts.ofMeasure(membership, wanted), query, locale), query);
    }

    /** The first is what is meant where nothing, or nothing that there is, was asked for. */
    private static <E extends Enum<E>> E choice(E[] values, String asked) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(asked)) {
                return value;
            }
        }
        return values[0];
    }

    @GetMapping("/c/{slug}/t/{team}/measures")
    TeamMeasuresPage measures(
            Membership membership,
            Team team,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Locale locale) {
        return TeamMeasuresPage.of(membership, team, charts.ofTeam(membership, team), fragment != null, locale);
    }
}
