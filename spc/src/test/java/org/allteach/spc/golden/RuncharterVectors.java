package org.allteach.spc.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.Rule;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;
import org.allteach.spc.Signal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** runcharter: a new median after every long run. The library never does that by itself; its parts are put together. */
final class RuncharterVectors {
    private final Vector vector;
    private final Differences differences;
    private int phase;

    RuncharterVectors(Vector vector, Differences differences) {
        this.vector = vector;
        this.differences = differences;
    }

    void compare() {
        Map<String, List<Integer>> facets = new LinkedHashMap<>();
        List<String> names = Vector.texts(vector.input().get("facet"));
        for (int row = 0; row < names.size(); row++) {
            facets.computeIfAbsent(names.get(row), name -> new ArrayList<>()).add(row);
        }
        facets.values().forEach(this::facet);
        differences.same("phases", "", vector.expected().at("/phases/median").size(), phase);
    }

    private void facet(List<Integer> rows) {
        int from = 0;
        int baseline = vector.input().get("baseline_rows").asInt();
        while (from < rows.size()) {
            Analysis analysis = analyse(rows.subList(from, rows.size()), Options.DEFAULT.withBaseline(baseline));
            JsonNode phases = vector.expected().get("phases");
            differences.number("median", phase, phases.get("median").get(phase), analysis.centre(0));
            differences.same(
                    "start",
                    phase,
                    phases.get("start").get(phase).asString(),
                    analysis.series().x(0));
            phase++;
            int after = Math.min(from + baseline, rows.size());
            Signal run = sustained(rows.subList(after, rows.size()), analysis.centre(0));
            if (run == null) {
                return;
            }
            from = after + run.from();
            baseline = vector.input().get("run_length").asInt();
        }
    }

    private Analysis analyse(List<Integer> rows, Options options) {
        double[] y = Vector.numbers(vector.input().get("y"));
        List<String> x = Vector.texts(vector.input().get("x"));
        return Chart.RUN
                .analyse(
                        Series.of(rows.stream().mapToDouble(row -> y[row]).toArray())
                                .withX(rows.stream().map(x::get).toList()),
                        options)
                .orThrow();
    }

    /** The first long run about the median, after the points that the median comes from. */
    private @Nullable Signal sustained(List<Integer> rows, double median) {
        int length = vector.input().get("run_length").asInt();
        Options options =
                Options.DEFAULT.withCentre(Line.at(median)).withRules(RuleSet.custom(Map.of(Rule.SHIFT, length)));
        String direction = vector.input().get("direction").asString();
        return analyse(rows, options).signals().stream()
                .filter(signal -> direction.equals("both")
                        || Boolean.valueOf(direction.equals("above")).equals(signal.high()))
                .findFirst()
                .orElse(null);
    }
}
