package org.allteach.spc.golden;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.Phase;
import org.allteach.spc.Result;
import org.allteach.spc.Rule;
import org.allteach.spc.Series;
import tools.jackson.databind.JsonNode;

/** qicharts2's {@code qic}: rows are gathered into subgroups by x and facet, then each facet is a chart. */
final class QicVectors {
    private static final Map<String, Chart> CHARTS = Map.ofEntries(
            Map.entry("run", Chart.RUN),
            Map.entry("i", Chart.I),
            Map.entry("mr", Chart.MR),
            Map.entry("ip", Chart.I_PRIME),
            Map.entry("xbar", Chart.XBAR),
            Map.entry("s", Chart.S),
            Map.entry("t", Chart.T),
            Map.entry("p", Chart.P),
            Map.entry("pp", Chart.P_PRIME),
            Map.entry("c", Chart.C),
            Map.entry("u", Chart.U),
            Map.entry("up", Chart.U_PRIME),
            Map.entry("g", Chart.G));

    private final Vector vector;
    private final Chart chart;
    private final Differences differences;
    private final double multiply;

    QicVectors(Vector vector, Differences differences) {
        this.vector = vector;
        this.differences = differences;
        chart = CHARTS.get(vector.input().get("chart").asString());
        multiply = vector.gives("multiply") ? vector.input().get("multiply").asDouble() : 1;
    }

    void compare() {
        Map<String, Map<String, List<Integer>>> facets = rowsByFacet();
        int segment = 0;
        int point = 0;
        for (Map<String, List<Integer>> rows : facets.values()) {
            List<String> x = new ArrayList<>(rows.keySet());
            List<List<Integer>> groups = new ArrayList<>(rows.values());
            Result result = chart.analyse(series(x, groups), options(groups));
            if (vector.expected().has("error")) {
                differences.same("error", "", true, result instanceof Result.Problems);
                return;
            }
            if (!(result instanceof Analysis analysis)) {
                differences.same("problems", "", List.of(), result);
                return;
            }
            points(analysis, point);
            segments(analysis, segment);
            point += analysis.size();
            segment += analysis.phases().size();
        }
        differences.same("points", "", vector.expected().at("/points/x").size(), point);
    }

    private Map<String, Map<String, List<Integer>>> rowsByFacet() {
        JsonNode x = vector.input().get("x");
        boolean category = vector.input().get("x_type").asString().equals("category");
        Map<String, Map<String, List<Integer>>> facets = new LinkedHashMap<>();
        // The second facet varies slowest in what the peer gives.
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, x.size()).boxed().toList());
        if (vector.gives("facet2")) {
            order.sort((a, b) -> vector.input()
                    .get("facet2")
                    .get(a)
                    .asString()
                    .compareTo(vector.input().get("facet2").get(b).asString()));
        }
        for (int row : order) {
            String place = x.get(row).asString();
            if (vector.gives("x_period")) {
                place = LocalDate.parse(place).withDayOfMonth(1).toString();
            }
            facets.computeIfAbsent(
                            facet(row), name -> category ? new LinkedHashMap<>() : new TreeMap<>(QicVectors::compareX))
                    .computeIfAbsent(place, name -> new ArrayList<>())
                    .add(row);
        }
        return facets;
    }

    private static int compareX(String a, String b) {
        boolean dates = a.length() == 10 && a.charAt(4) == '-';
        return dates ? a.compareTo(b) : Double.compare(Double.parseDouble(a), Double.parseDouble(b));
    }

    private String facet(int row) {
        return List.of("facet1", "facet2").stream()
                .filter(vector::gives)
                .map(name -> vector.input().get(name).get(row).asString())
                .toList()
                .toString();
    }

    private Series series(List<String> x, List<List<Integer>> groups) {
        double[] y = Vector.numbers(vector.input().get("y"));
        Series series;
        if (chart.ofSubgroups()) {
            series = Series.subgroups(groups.stream()
                    .map(rows -> rows.stream().mapToDouble(row -> y[row]).toArray())
                    .toArray(double[][]::new));
        } else if (vector.gives("n")) {
            double[] n = Vector.numbers(vector.input().get("n"));
            series = Series.ratio(gather(groups, y, "sum"), gather(groups, n, "sum"));
        } else {
            boolean counts = chart == Chart.C;
            String function =
                    vector.gives("agg_fun") ? vector.input().get("agg_fun").asString() : "mean";
            series = Series.of(gather(groups, y, counts ? "sum" : function));
        }
        if (vector.gives("exclude")) {
            series = series.withExcluded(
                    Arrays.stream(Vector.numbers(vector.input().get("exclude")))
                            .mapToInt(index -> (int) index - 1)
                            .toArray());
        }
        return series.withX(x);
    }

    /** Several rows of one x become one value; missing ones among them are left out. */
    private static double[] gather(List<List<Integer>> groups, double[] values, String function) {
        return groups.stream()
                .mapToDouble(rows -> {
                    double[] present = rows.stream()
                            .mapToDouble(row -> values[row])
                            .filter(value -> !Double.isNaN(value))
                            .sorted()
                            .toArray();
                    int middle = present.length / 2;
                    return present.length == 0
                            ? Double.NaN
                            : switch (function) {
                                case "sum" -> Arrays.stream(present).sum();
                                case "median" ->
                                    present.length % 2 == 1
                                            ? present[middle]
                                            : (present[middle - 1] + present[middle]) / 2;
                                default -> Arrays.stream(present).average().orElseThrow();
                            };
                })
                .toArray();
    }

    private Options options(List<List<Integer>> groups) {
        Options options = Options.DEFAULT
                .withMultiplier(multiply)
                .withScreenMovingRanges(vector.input().get("screened_mr").asBoolean());
        if (vector.gives("part")) {
            options = options.withPhases(phases(groups));
        } else if (vector.gives("freeze")) {
            options = options.withBaseline(vector.input().get("freeze").asInt());
        }
        if (vector.gives("cl")) {
            double[] centre = Vector.numbers(vector.input().get("cl"));
            options = options.withCentre(
                    centre.length == 1
                            ? Line.at(centre[0] * multiply)
                            : Line.over(Arrays.stream(centre)
                                    .map(value -> value * multiply)
                                    .toArray()));
        }
        return options;
    }

    /** Either the last points of the phases, counted from 1, or one name per row. */
    private Integer[] phases(List<List<Integer>> groups) {
        JsonNode part = vector.input().get("part");
        if (!part.get(0).isString()) {
            return Arrays.stream(Vector.numbers(part))
                    .mapToObj(last -> (int) last)
                    .filter(first -> first < groups.size())
                    .toArray(Integer[]::new);
        }
        return IntStream.range(1, groups.size())
                .filter(i -> !part.get(groups.get(i).getFirst())
                        .asString()
                        .equals(part.get(groups.get(i - 1).getFirst()).asString()))
                .boxed()
                .toArray(Integer[]::new);
    }

    private void points(Analysis analysis, int first) {
        JsonNode points = vector.expected().get("points");
        for (int i = 0; i < analysis.size(); i++) {
            int at = first + i;
            differences.number("y", at, points.get("y").get(at), analysis.value(i));
            differences.number("cl", at, points.get("cl").get(at), analysis.centre(i));
            differences.number("lcl", at, points.get("lcl").get(at), analysis.lower(i));
            differences.number("ucl", at, points.get("ucl").get(at), analysis.upper(i));
            differences.number("lcl95", at, points.get("lcl95").get(at), analysis.lower95(i));
            differences.number("ucl95", at, points.get("ucl95").get(at), analysis.upper95(i));
            differences.same("part", at, points.get("part").get(at).asInt(), analysis.phase(i) + 1);
            differences.same("include", at, points.get("include").get(at).asBoolean(), analysis.included(i));
            differences.same(
                    "sigma_signal",
                    at,
                    points.get("sigma_signal").get(at).asBoolean(),
                    analysis.signals(i, Rule.BEYOND_LIMITS));
        }
    }

    private void segments(Analysis analysis, int first) {
        for (int k = 0; k < analysis.phases().size(); k++) {
            JsonNode segment = vector.expected().get("segments").get(first + k);
            Phase phase = analysis.phases().get(k);
            Phase.RunsAnalysis runs = phase.runs();
            String at = "segment " + (first + k);
            differences.count("n_useful", at, segment.get("n_useful"), runs == null ? 0 : runs.useful());
            differences.count("longest_run", at, segment.get("longest_run"), runs == null ? null : runs.longestRun());
            differences.count(
                    "longest_run_max",
                    at,
                    segment.get("longest_run_max"),
                    runs == null ? null : runs.longestRunLimit());
            differences.count("n_crossings", at, segment.get("n_crossings"), runs == null ? null : runs.crossings());
            differences.count(
                    "n_crossings_min",
                    at,
                    segment.get("n_crossings_min"),
                    runs == null ? null : runs.crossingsMinimum());
            differences.same("runs_signal", at, segment.get("runs_signal").asBoolean(), runs != null && runs.signal());
        }
    }
}
