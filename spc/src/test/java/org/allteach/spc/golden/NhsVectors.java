package org.allteach.spc.golden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.allteach.spc.Analysis;
import org.allteach.spc.Assurance;
import org.allteach.spc.Chart;
import org.allteach.spc.Direction;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.Rule;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;
import org.allteach.spc.Variation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** NHSRplotthedots' {@code ptd_spc}: an i chart with the rules and icons of Making Data Count. */
final class NhsVectors {
    private final Vector vector;
    private final Differences differences;
    private final JsonNode input;

    NhsVectors(Vector vector, Differences differences) {
        this.vector = vector;
        this.differences = differences;
        input = vector.input();
    }

    void compare() {
        Map<String, List<Integer>> facets = new LinkedHashMap<>();
        for (int row : rowsByDate()) {
            String facet = vector.gives("facet") ? input.get("facet").get(row).asString() : "no facet";
            facets.computeIfAbsent(facet, name -> new ArrayList<>()).add(row);
        }
        int first = 0;
        for (Map.Entry<String, List<Integer>> facet : facets.entrySet()) {
            Analysis analysis = analyse(facet.getKey(), facet.getValue(), RuleSet.NHS_MDC);
            if (vector.expected().has("error")) {
                differences.same("error", "", true, false);
                return;
            }
            points(analysis, first);
            twoInThree(analyse(facet.getKey(), facet.getValue(), RuleSet.NHSR), first);
            icons(analysis, facet.getKey());
            first += analysis.size();
        }
    }

    private List<Integer> rowsByDate() {
        List<String> x = Vector.texts(input.get("x"));
        Comparator<Integer> byDate = Comparator.comparing(x::get);
        Comparator<Integer> order = vector.gives("facet")
                ? Comparator.<Integer, String>comparing(
                                row -> input.get("facet").get(row).asString())
                        .thenComparing(byDate)
                : byDate;
        return IntStream.range(0, x.size()).boxed().sorted(order).toList();
    }

    private Analysis analyse(String facet, List<Integer> rows, RuleSet rules) {
        double[] y = Vector.numbers(input.get("y"));
        List<String> x =
                rows.stream().map(row -> input.get("x").get(row).asString()).toList();
        Options options = Options.DEFAULT
                .withRules(rules)
                .withScreenMovingRanges(input.get("screen_outliers").asBoolean())
                .withDirection(direction());
        if (vector.gives("fix_after_n_points")) {
            options = options.withBaseline(input.get("fix_after_n_points").asInt());
        }
        if (vector.gives("rebase")) {
            JsonNode rebase = input.get("rebase");
            List<String> dates = Vector.texts(rebase.isObject() ? rebase.get(facet) : rebase);
            options = options.withPhases(
                    dates.stream().map(x::indexOf).filter(i -> i > 0).sorted().toArray(Integer[]::new));
        }
        if (vector.gives("target")) {
            JsonNode target = input.get("target");
            options = options.withTarget(Line.at((target.isObject() ? target.get(facet) : target).asDouble()));
        }
        Series series = Series.of(rows.stream().mapToDouble(row -> y[row]).toArray());
        return Chart.I.analyse(series.withX(x), options).orThrow();
    }

    private Direction direction() {
        return switch (input.get("improvement_direction").asString()) {
            case "increase" -> Direction.INCREASE;
            case "decrease" -> Direction.DECREASE;
            default -> Direction.NEITHER;
        };
    }

    private void points(Analysis analysis, int first) {
        JsonNode points = vector.expected().get("points");
        for (int i = 0; i < analysis.size(); i++) {
            int at = first + i;
            differences.number("mean", at, points.get("mean").get(at), analysis.centre(i));
            differences.number("lpl", at, points.get("lpl").get(at), analysis.lower(i));
            differences.number("upl", at, points.get("upl").get(at), analysis.upper(i));
            differences.same(
                    "rebase_group", at, points.get("rebase_group").get(at).asInt(), analysis.phase(i));
            differences.number(
                    "relative_to_mean",
                    at,
                    points.get("relative_to_mean").get(at),
                    Math.signum(analysis.value(i) - analysis.centre(i)));
            flag("outside_limits", at, analysis.signals(i, Rule.BEYOND_LIMITS));
            flag("close_to_limits", at, close(analysis, i));
            flag("rule_seven_point_trend", at, analysis.signals(i, Rule.TREND));
            flag("rule_seven_one_side", at, analysis.signals(i, Rule.SHIFT));
            flag("special_cause_flag", at, analysis.signals(i));
        }
    }

    /** The peer still has the older rule, which is a set of its own here. */
    private void twoInThree(Analysis analysis, int first) {
        for (int i = 0; i < analysis.size(); i++) {
            flag("rule_two_in_three", first + i, analysis.signals(i, Rule.TWO_OF_THREE));
        }
    }

    private static boolean close(Analysis analysis, int i) {
        double value = analysis.value(i);
        boolean far = value > analysis.upper95(i) || value < analysis.lower95(i);
        return far && !analysis.signals(i, Rule.BEYOND_LIMITS);
    }

    /** The peer's flags are missing where a value is, and count as not set. */
    private void flag(String field, int at, boolean actual) {
        JsonNode expected = vector.expected().get("points").get(field).get(at);
        differences.same(field, at, !expected.isNull() && expected.asBoolean(), actual);
    }

    private void icons(Analysis analysis, String facet) {
        for (JsonNode icon : vector.expected().get("icons")) {
            if (icon.get("facet").asString().equals(facet)
                    && icon.get("type").asString().equals("variation")) {
                differences.same(
                        "icon", facet, icon.get("icon").asString().replace(".svg", ""), name(analysis.variation()));
            }
        }
        for (JsonNode assurance : vector.expected().get("assurance")) {
            if (assurance.get("facet").asString().equals(facet)) {
                JsonNode type = assurance.get("type");
                differences.same(
                        "assurance", facet, type.isNull() ? null : type.asString(), name(analysis.assurance()));
            }
        }
    }

    private static @Nullable String name(@Nullable Variation variation) {
        return variation == null
                ? null
                : variation.name().toLowerCase(Locale.ROOT).replace("neither", "neutral");
    }

    private static @Nullable String name(@Nullable Assurance assurance) {
        return assurance == null
                ? null
                : switch (assurance) {
                    case PASS -> "consistent_pass";
                    case FAIL -> "consistent_fail";
                    case HIT_OR_MISS -> "inconsistent";
                };
    }
}
