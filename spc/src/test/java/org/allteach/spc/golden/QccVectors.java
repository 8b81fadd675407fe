package org.allteach.spc.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.Rule;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;
import org.allteach.spc.Signal;
import tools.jackson.databind.JsonNode;

/**
 * qcc's {@code qcc}, {@code ewma} and {@code cusum}. The peer's estimators of sigma that this library does not have are
 * put in as a known sigma.
 */
final class QccVectors {
    private static final Map<String, Chart> CHARTS = Map.of(
            "xbar.one",
            Chart.I,
            "xbar",
            Chart.XBAR,
            "S",
            Chart.S,
            "R",
            Chart.R,
            "p",
            Chart.P,
            "np",
            Chart.NP,
            "u",
            Chart.U,
            "c",
            Chart.C,
            "g",
            Chart.G);

    private final Vector vector;
    private final Differences differences;
    private final JsonNode input;
    private final JsonNode expected;

    QccVectors(Vector vector, Differences differences) {
        this.vector = vector;
        this.differences = differences;
        input = vector.input();
        expected = vector.expected();
    }

    void compare() {
        switch (vector.function()) {
            case "ewma" -> ewma();
            case "cusum" -> cusum();
            default -> shewhart();
        }
    }

    private void shewhart() {
        Chart chart = CHARTS.get(input.get("type").asString());
        Options options = options(chart);
        Analysis analysis = chart.analyse(series(chart), options).orThrow();
        for (int i = 0; i < analysis.size(); i++) {
            differences.number("statistic", i, expected.get("statistic").get(i), analysis.value(i));
            differences.number("lcl", i, expected.get("lcl").get(i), analysis.lower(i));
            differences.number("ucl", i, expected.get("ucl").get(i), analysis.upper(i));
            differences.number("center", i, cycled(expected.get("center"), i), middle(analysis, i));
        }
        if (chart == Chart.I || chart.ofSubgroups()) {
            differences.count(
                    "std_dev",
                    "",
                    expected.get("std_dev").get(0),
                    analysis.phases().getFirst().sigma());
        }
        if (options.limits() == Options.Limits.SIGMA) {
            rules(chart, options);
        }
    }

    private static double middle(Analysis analysis, int i) {
        Double mean = analysis.phases().getFirst().mean();
        return mean == null ? analysis.centre(i) : mean;
    }

    private static JsonNode cycled(JsonNode values, int i) {
        return values.get(i % values.size());
    }

    private Options options(Chart chart) {
        Options options = Options.DEFAULT;
        if (vector.gives("center")) {
            options = options.withCentre(Line.at(input.get("center").asDouble()));
        }
        boolean ranges = chart == Chart.XBAR && !input.has("std_dev");
        if (input.has("std_dev") || ranges) {
            options = options.withSigma(expected.get("std_dev").get(0).asDouble());
        }
        if (vector.gives("newdata")) {
            options = options.withBaseline(input.get("data").size());
        }
        if (vector.gives("confidence_level")) {
            options = options.withLimits(Options.Limits.PROBABILITY)
                    .withSigmas(expected.get("nsigmas").asDouble());
        }
        return options;
    }

    private Series series(Chart chart) {
        if (chart.ofSubgroups()) {
            List<double[]> groups = new ArrayList<>();
            input.get("data").forEach(row -> groups.add(Vector.numbers(row)));
            if (vector.gives("newdata")) {
                input.get("newdata").forEach(row -> groups.add(Vector.numbers(row)));
            }
            return Series.subgroups(groups.toArray(double[][]::new));
        }
        double[] values = joined("data", "newdata");
        if (!chart.ofRatios()) {
            return Series.of(values);
        }
        double[] sizes = joined("sizes", "newsizes");
        return Series.ratio(
                values,
                IntStream.range(0, values.length)
                        .mapToDouble(i -> sizes[i % sizes.length])
                        .toArray());
    }

    private double[] joined(String first, String second) {
        double[] values = Vector.numbers(input.get(first));
        return vector.gives(second)
                ? DoubleStream.concat(Arrays.stream(values), Arrays.stream(Vector.numbers(input.get(second))))
                        .toArray()
                : values;
    }

    /** The peer flags the points at which a pattern is complete, from there to its end. */
    private void rules(Chart chart, Options options) {
        JsonNode hits = expected.get("rule_hits");
        Analysis western = chart.analyse(series(chart), options.withRules(RuleSet.WESTERN_ELECTRIC))
                .orThrow();
        Analysis nelson =
                chart.analyse(series(chart), options.withRules(RuleSet.NELSON)).orThrow();
        compare(hits, "we1", western, Rule.BEYOND_LIMITS);
        compare(hits, "we2", western, Rule.TWO_OF_THREE);
        compare(hits, "we3", western, Rule.FOUR_OF_FIVE);
        compare(hits, "we4", western, Rule.SHIFT);
        compare(hits, "nelson2", nelson, Rule.SHIFT);
        compare(hits, "nelson3", nelson, Rule.TREND);
        compare(hits, "nelson4", nelson, Rule.ALTERNATING);
        compare(hits, "nelson5", nelson, Rule.TWO_OF_THREE);
        compare(hits, "nelson6", nelson, Rule.FOUR_OF_FIVE);
        compare(hits, "nelson7", nelson, Rule.HUGGING);
        compare(hits, "nelson8", nelson, Rule.MIXTURE);
    }

    private void compare(JsonNode hits, String name, Analysis analysis, Rule rule) {
        if (hits.get(name).isNull()) {
            return;
        }
        Set<Integer> theirs = new TreeSet<>();
        for (JsonNode hit : hits.get(name)) {
            theirs.add(hit.asInt() - 1);
        }
        differences.same(name, "", theirs, ours(analysis, rule));
    }

    private static Set<Integer> ours(Analysis analysis, Rule rule) {
        return switch (rule) {
            case TWO_OF_THREE -> closing(analysis, rule, 3, 2);
            case FOUR_OF_FIVE -> closing(analysis, rule, 5, 4);
            default -> completing(analysis, rule);
        };
    }

    private static Set<Integer> completing(Analysis analysis, Rule rule) {
        Set<Integer> points = new TreeSet<>();
        for (Signal signal : analysis.signals()) {
            for (int i = signal.completedAt(); signal.rule() == rule && i <= signal.to(); i++) {
                points.add(i);
            }
        }
        return points;
    }

    /** Flagged points that close a whole window with enough flagged points on their side. */
    private static Set<Integer> closing(Analysis analysis, Rule rule, int size, int wanted) {
        Set<Integer> points = new TreeSet<>();
        for (int i = size - 1; i < analysis.size(); i++) {
            boolean high = analysis.value(i) > analysis.centre(i);
            long flagged = IntStream.rangeClosed(i - size + 1, i)
                    .filter(k -> analysis.signals(k, rule) && high == analysis.value(k) > analysis.centre(k))
                    .count();
            if (analysis.signals(i, rule) && flagged >= wanted) {
                points.add(i);
            }
        }
        return points;
    }

    private void ewma() {
        Options options = Options.DEFAULT
                .withSigmas(input.get("nsigmas").asDouble())
                .withSequential(new Options.Sequential(input.get("lambda").asDouble(), 5, 1, 0, 2, 3.5));
        boolean groups = input.get("data").get(0).isArray();
        if (vector.gives("center")) {
            options = options.withCentre(Line.at(input.get("center").asDouble()))
                    .withSigma(input.get("std_dev").asDouble());
        } else if (groups) {
            double size = input.get("data").get(0).size();
            options = options.withSigma(expected.get("std_dev").asDouble() / Math.sqrt(size));
        }
        Series series = Series.of(groups ? Vector.numbers(expected.get("statistic")) : joined("data", "newdata"));
        Analysis analysis = Chart.EWMA.analyse(series, options).orThrow();
        for (int i = 0; i < analysis.size(); i++) {
            differences.number("center", i, expected.get("center"), analysis.centre(i));
            differences.number("ewma", i, expected.get("ewma").get(i), analysis.smoothed(i));
            differences.number("lcl", i, expected.get("lcl").get(i), analysis.lower(i));
            differences.number("ucl", i, expected.get("ucl").get(i), analysis.upper(i));
            differences.same(
                    "violation",
                    i,
                    expected.get("violation").get(i).asBoolean(),
                    analysis.signals(i, Rule.BEYOND_LIMITS));
        }
    }

    private void cusum() {
        double interval = input.get("decision_interval").asDouble();
        Options options = Options.DEFAULT.withSequential(new Options.Sequential(
                0.2,
                interval,
                input.get("se_shift").asDouble(),
                input.get("head_start").asDouble(),
                2,
                3.5));
        if (vector.gives("center")) {
            options = options.withCentre(Line.at(input.get("center").asDouble()))
                    .withSigma(input.get("std_dev").asDouble());
        }
        Analysis analysis = Chart.CUSUM
                .analyse(Series.of(joined("data", "newdata")), options)
                .orThrow();
        differences.count(
                "center",
                "",
                expected.get("center"),
                analysis.phases().getFirst().centre());
        differences.count(
                "std_dev",
                "",
                expected.get("std_dev"),
                analysis.phases().getFirst().sigma());
        for (int i = 0; i < analysis.size(); i++) {
            differences.number("upper", i, expected.get("upper").get(i), analysis.cusumHigh(i));
            differences.number("lower", i, expected.get("lower").get(i), analysis.cusumLow(i));
            boolean violation = expected.get("violation_upper").get(i).asBoolean()
                    || expected.get("violation_lower").get(i).asBoolean();
            differences.same("violation", i, violation, analysis.signals(i, Rule.BEYOND_LIMITS));
        }
    }
}
