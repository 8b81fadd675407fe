package org.allteach.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.benchmarks.Benchmark.Drawn;
import org.allteach.benchmarks.Benchmark.Together;
import org.allteach.collaboratives.Membership;
import org.allteach.spc.Analysis;
import org.allteach.spc.Funnel;
import org.allteach.spreadsheets.TableFile;
import org.allteach.variation.TeamCharts.TeamChart;
import org.jspecify.annotations.Nullable;

/** A benchmark as a table to take along: one row a team, then what all are together. */
final class BenchmarkTable {

    private static final List<String> HEADER = List.of(
            "team",
            "name",
            "from",
            "to",
            "numerator",
            "denominator",
            "value",
            "change",
            "values",
            "withheld",
            "expected",
            "submitted",
            "variation",
            "assurance",
            "lower95",
            "upper95",
            "lower998",
            "upper998",
            "outlier");
    private static final int LIMITS = 5;

    private BenchmarkTable() {}

    static TableFile of(Membership membership, Benchmark benchmark, Map<UUID, TeamChart> charts) {
        Map<UUID, Integer> places = benchmark.sides() instanceof Drawn drawn ? drawn.places() : Map.of();
        var rows = new ArrayList<List<@Nullable Object>>();
        for (Standing standing : benchmark.standings()) {
            if (Exports.contain(membership, standing.appearance())) {
                TeamChart chart = charts.get(standing.team().id());
                var row = row(benchmark, standing);
                var analysis = chart == null ? null : chart.charted().analysis();
                row.add(variation(analysis));
                row.add(
                        analysis == null || analysis.assurance() == null
                                ? null
                                : analysis.assurance().id());
                limits(benchmark, places.get(standing.team().id()), row);
                rows.add(row);
            }
        }
        if (benchmark.group() != null && benchmark.peers() != null) {
            rows.add(together(benchmark, "*" + benchmark.group().id(), benchmark.peers()));
        }
        if (benchmark.all() != null) {
            rows.add(together(benchmark, "*", benchmark.all()));
        }
        return new TableFile(benchmark.measure().code(), HEADER, rows);
    }

    private static List<@Nullable Object> row(Benchmark benchmark, Standing standing) {
        var row = new ArrayList<@Nullable Object>();
        row.add(standing.appearance().code());
        row.add(standing.appearance().name());
        row.add(benchmark.window().from());
        row.add(benchmark.window().to());
        row.add(standing.hasValue() ? standing.tally().numerator() : null);
        row.add(standing.hasValue() ? standing.tally().denominator() : null);
        row.add(standing.value());
        row.add(standing.change());
        row.add(standing.tally().values());
        row.add(standing.withheld());
        var counts = standing.completeness();
        row.add(counts == null ? null : counts.expected());
        row.add(counts == null ? null : counts.submitted());
        return row;
    }

    static @Nullable String variation(@Nullable Analysis analysis) {
        return analysis == null || analysis.variation() == null
                ? null
                : analysis.variation().id();
    }

    private static void limits(Benchmark benchmark, @Nullable Integer place, List<@Nullable Object> row) {
        if (place == null || !(benchmark.sides() instanceof Drawn drawn)) {
            for (int i = 0; i < LIMITS; i++) {
                row.add(null);
            }
            return;
        }
        Funnel.Limits limits = drawn.picture().limits(place);
        row.add(limits.lower95());
        row.add(limits.upper95());
        row.add(limits.lower998());
        row.add(limits.upper998());
        row.add(Boolean.toString(drawn.analysis().points().get(place).outlier()));
    }

    private static List<@Nullable Object> together(Benchmark benchmark, String code, Together together) {
        var row = new ArrayList<@Nullable Object>();
        row.add(code);
        row.add(null);
        row.add(benchmark.window().from());
        row.add(benchmark.window().to());
        row.add(together.tally().values() == 0 ? null : together.tally().numerator());
        row.add(together.tally().values() == 0 ? null : together.tally().denominator());
        row.add(together.value());
        row.add(null);
        row.add(together.tally().values());
        row.add(together.left());
        return row;
    }
}
