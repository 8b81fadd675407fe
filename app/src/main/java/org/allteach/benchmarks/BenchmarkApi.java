package org.allteach.benchmarks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.benchmarks.Benchmark.Drawn;
import org.allteach.benchmarks.Benchmark.Together;
import org.allteach.collaboratives.Membership;
import org.allteach.measures.Measure;
import org.allteach.spc.Funnel;
import org.allteach.variation.TeamCharts.TeamChart;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Teams side by side as JSON. */
@RestController
class BenchmarkApi {

    private final Benchmarks benchmarks;

    BenchmarkApi(Benchmarks benchmarks) {
        this.benchmarks = benchmarks;
    }

    /** The whole answer; null stands for what there is not. */
    record Answer(
            String measure,
            String unit,
            LocalDate from,
            LocalDate to,
            @Nullable Pooled pooled,
            @Nullable String peers,
            @Nullable Pooled pooledPeers,
            @Nullable FunnelPart funnel,
            List<Side> teams) {}

    record Pooled(
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            int teams,
            int left) {}

    record FunnelPart(String kind, String method, double target, double phi, double tau2, boolean adjusted) {}

    record Called(String code, String name) {}

    record Side(
            Called team,
            boolean own,
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double change,
            int values,
            int withheld,
            @Nullable Integer expected,
            @Nullable Integer submitted,
            @Nullable String variation,
            @Nullable Place funnel) {}

    record Place(
            @Nullable Double z, double lower95, double upper95, double lower998, double upper998, boolean outlier) {}

    @GetMapping("/api/v1/collaboratives/{slug}/measures/{measure}/benchmark")
    Answer benchmark(
            Membership membership, @PathVariable String measure, @RequestParam Map<String, String> parameters) {
        Measure wanted = benchmarks.measure(membership, measure);
        Query query = Query.of(parameters);
        if (!query.problems().isEmpty()) {
            throw Refusal.invalid(query.problems());
        }
        Benchmark benchmark = benchmarks.of(membership, wanted, query);
        Map<UUID, TeamChart> charts = benchmarks.charts(membership, benchmark, benchmark.standings());
        Drawn drawn = benchmark.sides() instanceof Drawn some ? some : null;
        Map<UUID, Integer> places = drawn == null ? Map.of() : drawn.places();
        List<Side> sides = benchmark.standings().stream()
                .map(standing -> side(
                        standing,
                        charts.get(standing.team().id()),
                        place(drawn, places.get(standing.team().id()))))
                .toList();
        return new Answer(
                wanted.code(),
                wanted.unit(),
                benchmark.window().from(),
                benchmark.window().to(),
                pooled(benchmark.all()),
                benchmark.group() == null ? null : benchmark.group().id(),
                pooled(benchmark.peers()),
                drawn == null ? null : funnel(drawn.analysis()),
                sides);
    }

    private static @Nullable Pooled pooled(@Nullable Together together) {
        if (together == null) {
            return null;
        }
        boolean none = together.tally().values() == 0;
        return new Pooled(
                finite(together.value()),
                none ? null : together.tally().numerator(),
                none ? null : together.tally().denominator(),
                together.teams(),
                together.left());
    }

    private static FunnelPart funnel(Funnel.Analysis analysis) {
        return new FunnelPart(
                analysis.options().kind().id(),
                analysis.options().method().id(),
                analysis.target(),
                analysis.phi(),
                analysis.tau2(),
                analysis.usesAdjusted());
    }

    private static @Nullable Place place(@Nullable Drawn drawn, @Nullable Integer place) {
        if (drawn == null || place == null) {
            return null;
        }
        Funnel.Point point = drawn.analysis().points().get(place);
        Funnel.Limits limits = drawn.picture().limits(place);
        return new Place(
                point.z(), limits.lower95(), limits.upper95(), limits.lower998(), limits.upper998(), point.outlier());
    }

    private static Side side(Standing standing, @Nullable TeamChart chart, @Nullable Place place) {
        var counts = standing.completeness();
        return new Side(
                new Called(standing.appearance().code(), standing.appearance().name()),
                standing.own(),
                finite(standing.value()),
                standing.hasValue() ? standing.tally().numerator() : null,
                standing.hasValue() ? standing.tally().denominator() : null,
                finite(standing.change()),
                standing.tally().values(),
                standing.withheld(),
                counts == null ? null : counts.expected(),
                counts == null ? null : counts.submitted(),
                BenchmarkTable.variation(chart == null ? null : chart.charted().analysis()),
                place);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
