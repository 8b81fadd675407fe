package org.allteach.spc.golden;

import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.Rule;
import org.allteach.spc.Series;
import tools.jackson.databind.JsonNode;

/** qicharts2's {@code bchart}: a target above 1 is a number of baseline cases. */
final class BernoulliVectors {
    private final Vector vector;
    private final Differences differences;

    BernoulliVectors(Vector vector, Differences differences) {
        this.vector = vector;
        this.differences = differences;
    }

    void compare() {
        JsonNode points = vector.expected().get("points");
        Analysis analysis = Chart.BERNOULLI_CUSUM
                .analyse(Series.of(Vector.numbers(vector.input().get("y"))), options())
                .orThrow();
        for (int i = 0; i < analysis.size(); i++) {
            differences.number("p0", i, vector.expected().get("p0"), analysis.centre(i));
            differences.number("cusum_up", i, points.get("cusum_up").get(i), analysis.cusumHigh(i));
            differences.number("cusum_down", i, points.get("cusum_down").get(i), analysis.cusumLow(i));
            boolean signal = points.get("signal_up").get(i).asBoolean()
                    || points.get("signal_down").get(i).asBoolean();
            differences.same("signal", i, signal, analysis.signals(i, Rule.BEYOND_LIMITS));
        }
    }

    private Options options() {
        Options options = Options.DEFAULT.withSequential(new Options.Sequential(
                0.2,
                5,
                1,
                0,
                vector.input().get("or").asDouble(),
                vector.input().get("limit").asDouble()));
        if (!vector.gives("target")) {
            return options;
        }
        double target = vector.input().get("target").asDouble();
        return target > 1 ? options.withBaseline((int) target) : options.withTarget(Line.at(target));
    }
}
