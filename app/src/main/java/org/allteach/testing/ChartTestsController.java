package org.allteach.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.Cycles;
import org.allteach.pdsa.Testing;
import org.allteach.variation.TeamCharts;
import org.allteach.web.Page;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tests of a chart: those that are marked on it, and marking more. */
@Controller
@RequestMapping("/c/{slug}/t/{team}/m/{measure}/cycles")
class ChartTestsController {

    private final TeamCharts charts;
    private final Cycles cycles;
    private final Testing testing;
    private final Measures measures;

    ChartTestsController(TeamCharts charts, Cycles cycles, Testing testing, Measures measures) {
        this.charts = charts;
        this.cycles = cycles;
        this.testing = testing;
        this.measures = measures;
    }

    @GetMapping
    Page page(Membership membership, Team team, @PathVariable String measure) {
        Measure wanted = charts.measure(membership, team, measure);
        List<Cycle> seen = cycles.ofTeam(team.collaborative(), team.id()).stream()
                .filter(cycle -> cycle.isSeen(membership))
                .toList();
        return new ChartTestsPage(
                membership,
                team,
                wanted,
                seen.stream()
                        .filter(cycle -> cycle.measures().contains(wanted.code()))
                        .toList(),
                seen.stream()
                        .filter(cycle -> !cycle.measures().contains(wanted.code()))
                        .toList());
    }

    @PostMapping
    ResponseEntity<Void> mark(
            Membership membership, Team team, @PathVariable String measure, @RequestParam("cycle") String code) {
        Measure wanted = charts.measure(membership, team, measure);
        Cycle cycle = cycles.find(team.collaborative(), team.id(), code)
                .filter(one -> one.isSeen(membership))
                .orElseThrow(Refusal::notFound);
        var marked = new HashSet<UUID>();
        marked.add(wanted.id());
        measures.of(team.collaborative(), team.id()).stream()
                .filter(one -> cycle.measures().contains(one.code()))
                .forEach(one -> marked.add(one.id()));
        testing.relate(membership.collaborative(), team, cycle, Set.copyOf(cycle.ideas()), marked);
        return SeeOther.to(
                "/c/{slug}/t/{team}/m/{measure}", membership.collaborative().slug(), team.code(), wanted.code());
    }
}
