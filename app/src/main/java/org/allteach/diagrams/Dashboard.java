package org.allteach.diagrams;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.allteach.drawing.Reading;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.spc.Analysis;
import org.allteach.theory.Diagram;
import org.allteach.variation.Charted;
import org.allteach.variation.Pool;
import org.allteach.variation.TeamCharts;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** What the measures at the nodes of a diagram show today: the team's own charts, or those of all teams together. */
@Component
public class Dashboard {

    private final TeamCharts charts;
    private final Measures measures;

    Dashboard(TeamCharts charts, Measures measures) {
        this.charts = charts;
        this.measures = measures;
    }

    /**
     * One measure as a node shows it.
     *
     * @param address where its chart is; empty where the viewer has none
     * @param icons the symbols of variation and assurance; empty without data that the viewer may see
     * @param words what they say
     */
    public record Gauge(String code, String name, String address, List<String> icons, String words) {}

    /** All measures that a diagram of this scope may link, by code; only those linked are calculated. */
    public Map<String, Gauge> of(Scope scope, Diagram diagram) {
        Set<String> linked = new HashSet<>();
        diagram.current().forEach(node -> linked.addAll(node.content().measures()));
        List<Measure> possible = possible(scope);
        var gauges = new LinkedHashMap<String, Gauge>();
        for (Measure measure : possible) {
            gauges.put(
                    measure.code(), new Gauge(measure.code(), measure.name(), address(scope, measure), List.of(), ""));
        }
        if (linked.stream().anyMatch(gauges::containsKey)) {
            charted(
                            scope,
                            possible.stream()
                                    .filter(measure -> linked.contains(measure.code()))
                                    .toList())
                    .filter(charted -> !charted.isEmpty())
                    .forEach(charted -> gauges.computeIfPresent(
                            charted.measure().code(), (code, gauge) -> with(gauge, charted.analysis())));
        }
        return gauges;
    }

    /** The measures that may be linked to nodes: of a team those that it reports, of the collaborative those of all. */
    public List<Measure> possible(Scope scope) {
        var team = scope.teamId();
        return team == null
                ? measures.of(scope.collaborative().id()).stream()
                        .filter(measure -> measure.team() == null)
                        .toList()
                : measures.of(scope.collaborative().id(), team);
    }

    private Stream<Charted> charted(Scope scope, List<Measure> wanted) {
        var team = scope.team();
        if (team == null) {
            return charts
                    .pooled(
                            scope.membership(),
                            wanted.stream().filter(Pool::isPossible).toList())
                    .stream()
                    .map(Pool::charted);
        }
        return scope.membership().may(Permission.SEE_CHARTS, team.id())
                ? charts.ofTeam(scope.membership(), team).stream()
                : Stream.of();
    }

    private static String address(Scope scope, Measure measure) {
        return scope.team() == null
                ? scope.base() + "/measures/" + measure.code() + "/pooled"
                : scope.reaches("/m/{measure}") ? scope.base() + "/m/" + measure.code() : "";
    }

    private static Gauge with(Gauge gauge, Analysis analysis) {
        var variation = analysis.variation();
        var assurance = analysis.assurance();
        var icons = new java.util.ArrayList<String>();
        var words = new java.util.ArrayList<String>();
        if (variation != null) {
            icons.add(variation.id());
            words.add(Reading.words(variation, Visit.locale()));
        }
        if (assurance != null) {
            icons.add(assurance.id());
            words.add(Reading.words(assurance, Visit.locale()));
        }
        return new Gauge(gauge.code(), gauge.name(), gauge.address(), icons, String.join(", ", words));
    }
}
