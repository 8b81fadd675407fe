package org.allteach.benchmarks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.variation.Annotations;
import org.allteach.variation.Note;
import org.allteach.variation.TeamCharts;
import org.allteach.variation.TeamCharts.TeamChart;
import org.springframework.stereotype.Component;

/** The charts of summary tables, as the viewer may see them. */
@Component
class Summaries {

    private final TeamCharts charts;
    private final Annotations annotations;

    Summaries(TeamCharts charts, Annotations annotations) {
        this.charts = charts;
        this.annotations = annotations;
    }

    Measure measure(Membership membership, String code) {
        return charts.measure(membership, code);
    }

    /** All measures of a team that the viewer sees by name, in their order. */
    List<SummaryEntry> ofTeam(Membership membership, Team team) {
        String base = "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/m/";
        var charted = charts.ofTeam(membership, team);
        Map<UUID, Note> notes = new HashMap<>();
        annotations
                .latestNotes(
                        team.collaborative(),
                        charted.stream().map(each -> each.measure().id()).toList(),
                        team.id())
                .forEach(note -> notes.put(note.measure(), note));
        return charted.stream()
                .map(each -> new SummaryEntry(
                        each.measure().code(),
                        each.measure().name(),
                        base + each.measure().code(),
                        false,
                        true,
                        each,
                        notes.get(each.measure().id())))
                .toList();
    }

    /** Every team of a measure that the viewer sees: their own first, then by name. Notes of teams under a code are not read. */
    List<SummaryEntry> ofMeasure(Membership membership, Measure measure) {
        Map<UUID, Note> notes = new HashMap<>();
        annotations
                .latestNotes(membership.collaborative().id(), List.of(measure.id()), null)
                .forEach(note -> notes.put(note.team(), note));
        return charts.ofMeasure(membership, measure).stream()
                .map(chart -> entry(membership, measure, chart, notes))
                .sorted(Comparator.comparing(entry -> !entry.own()))
                .toList();
    }

    private static SummaryEntry entry(Membership membership, Measure measure, TeamChart chart, Map<UUID, Note> notes) {
        Point first = Objects.requireNonNull(chart.charted().points().getFirst());
        Team team = chart.team();
        return new SummaryEntry(
                chart.appearance().code(),
                chart.appearance().name(),
                team == null
                        ? null
                        : "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/m/" + measure.code(),
                membership.teams().containsKey(first.team()),
                Exports.contain(membership, chart.appearance()),
                chart.charted(),
                team == null ? null : notes.get(team.id()));
    }
}
