package org.allteach.spc.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.spc.Funnel;
import tools.jackson.databind.JsonNode;

/** FunnelPlotR's {@code funnel_plot}: rows of one group are added up. */
final class FunnelVectors {
    private final Vector vector;
    private final Differences differences;
    private final JsonNode input;
    private final double multiplier;

    FunnelVectors(Vector vector, Differences differences) {
        this.vector = vector;
        this.differences = differences;
        input = vector.input();
        multiplier = input.get("multiplier").asDouble();
    }

    void compare() {
        Funnel.Analysis analysis = (Funnel.Analysis) Funnel.analyse(units(), options());
        JsonNode expected = vector.expected();

        differences.number("target", "", Vector.number(expected.get("target")) * multiplier, analysis.target());
        differences.number("phi", "", expected.get("phi"), analysis.phi());
        differences.number("tau2", "", expected.get("tau2"), analysis.tau2());
        differences.same("adjusted", "", expected.get("draw_adjusted_used").asBoolean(), analysis.usesAdjusted());
        for (int i = 0; i < analysis.points().size(); i++) {
            point(expected.get("points"), i, analysis.points().get(i), analysis.usesAdjusted());
        }
    }

    private List<Funnel.Unit> units() {
        Map<String, double[]> sums = new LinkedHashMap<>();
        // The peer lists its groups in the order of the alphabet.
        List<String> names = Vector.texts(input.get("group"));
        for (String name : names.stream().sorted().toList()) {
            sums.putIfAbsent(name, new double[2]);
        }
        double[] y = Vector.numbers(input.get("y"));
        double[] n = Vector.numbers(input.get("n"));
        for (int i = 0; i < y.length; i++) {
            sums.get(names.get(i))[0] += y[i];
            sums.get(names.get(i))[1] += n[i];
        }
        List<Funnel.Unit> units = new ArrayList<>();
        sums.forEach((name, sum) -> units.add(new Funnel.Unit(name, sum[0], sum[1])));
        return units;
    }

    private Funnel.Options options() {
        Funnel.Kind kind = switch (input.get("data_type").asString()) {
            case "SR" -> Funnel.Kind.STANDARDISED_RATIO;
            case "PR" -> Funnel.Kind.PROPORTION;
            default -> Funnel.Kind.RATIO_OF_COUNTS;
        };
        Funnel.Method method = kind == Funnel.Kind.STANDARDISED_RATIO
                ? input.get("sr_method").asString().equals("CQC") ? Funnel.Method.CQC : Funnel.Method.SHMI
                : Funnel.Method.NORMAL;
        return Funnel.Options.of(kind)
                .withMethod(method)
                .withOverdispersion(input.get("draw_adjusted").asBoolean())
                .withTrim(input.get("trim_by").asDouble())
                .withMultiplier(input.get("multiplier").asDouble())
                .withRoundExpected(input.get("shmi_rounding").asBoolean());
    }

    private void point(JsonNode points, int i, Funnel.Point point, boolean usesAdjusted) {
        differences.same("group", i, points.get("group").get(i).asString(), point.name());
        differences.number("denominator", i, points.get("denominator").get(i), point.denominator());
        differences.number("ratio", i, Vector.number(points.get("ratio").get(i)) * multiplier, point.ratio());
        double z = Vector.number(points.get("z").get(i));
        differences.number("z", i, Double.isInfinite(z) ? Double.NaN : z, point.z() == null ? Double.NaN : point.z());
        limits(points, "", i, point.limits());
        limits(points, "od_", i, point.adjusted());
        Funnel.Limits used = usesAdjusted ? point.adjusted() : point.limits();
        boolean outlier95 = point.ratio() < used.lower95() || point.ratio() > used.upper95();
        boolean outlier = input.get("limit").asInt() == 95 ? outlier95 : point.outlier();
        differences.same("outlier", i, points.get("outlier").get(i).asBoolean(), outlier);
    }

    private void limits(JsonNode points, String prefix, int i, Funnel.Limits limits) {
        differences.number(prefix + "lcl95", i, points.get(prefix + "lcl95").get(i), limits.lower95());
        differences.number(prefix + "ucl95", i, points.get(prefix + "ucl95").get(i), limits.upper95());
        differences.number(prefix + "lcl998", i, points.get(prefix + "lcl998").get(i), limits.lower998());
        differences.number(prefix + "ucl998", i, points.get(prefix + "ucl998").get(i), limits.upper998());
    }
}
