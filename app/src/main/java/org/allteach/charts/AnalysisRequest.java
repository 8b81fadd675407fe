package org.allteach.charts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.spc.Chart;
import org.allteach.spc.Direction;
import org.allteach.spc.Funnel;
import org.allteach.spc.Line;
import org.allteach.spc.Options;
import org.allteach.spc.Problem;
import org.allteach.spc.Result;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One request of the JSON contract: what it says, or everything that is wrong with it. */
public final class AnalysisRequest {
    private static final Map<String, Chart> CHARTS = new LinkedHashMap<>();
    private static final Map<String, Direction> DIRECTIONS = new LinkedHashMap<>();
    private static final Map<String, Options.Limits> LIMITS = new LinkedHashMap<>();

    static {
        for (Chart chart : Chart.values()) {
            CHARTS.put(chart.id(), chart);
        }
        for (Direction direction : Direction.values()) {
            DIRECTIONS.put(direction.name().toLowerCase(java.util.Locale.ROOT), direction);
        }
        LIMITS.put("sigma", Options.Limits.SIGMA);
        LIMITS.put("probability", Options.Limits.PROBABILITY);
    }

    private static final String NAMES = String.join(", ", CHARTS.keySet()) + ", funnel";

    private final Fields fields = new Fields();
    private final Points points = new Points(fields);
    private @Nullable Object id;
    private @Nullable Chart chart;
    private boolean hasChart;
    private boolean hasPoints;
    private List<Integer> phases = List.of();
    private @Nullable Integer baseline;
    private @Nullable Line centre;
    private @Nullable Double sigma;
    private double sigmas = Options.DEFAULT.sigmas();
    private double multiplier = Options.DEFAULT.multiplier();
    private @Nullable Line target;
    private Direction direction = Options.DEFAULT.direction();
    private RuleSet rules = Options.DEFAULT.rules();
    private boolean screen = Options.DEFAULT.screenMovingRanges();
    private Options.Limits limits = Options.DEFAULT.limits();
    private final Sequence sequence = new Sequence();
    private final FunnelFields funnel = new FunnelFields(fields);
    private boolean isFunnel;

    /** Reads the object that the parser stands at, to its end. */
    void read(JsonParser json) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "id" -> id(json);
                case "chart" -> chart(json);
                case "points" -> {
                    hasPoints = true;
                    points.read(json);
                }
                default -> {
                    if (!option(json, name) && !sequence.read(json, name, fields) && !funnel.read(json, name)) {
                        fields.unknown(json, "", name);
                    }
                }
            }
        }
    }

    private boolean option(JsonParser json, String name) {
        switch (name) {
            case "phases" -> phases = fields.wholes(json, name);
            case "baseline" -> baseline = fields.whole(json, name);
            case "centre" -> centre = new LineReader(fields, name).read(json);
            case "sigma" -> sigma = fields.number(json, name);
            case "sigmas" -> sigmas = fields.number(json, name, sigmas);
            case "multiplier" -> multiplier = fields.number(json, name, multiplier);
            case "target" -> target = new LineReader(fields, name).read(json);
            case "direction" -> direction = fields.choice(json, name, DIRECTIONS, direction);
            case "rules" -> rules = new RulesReader(fields).read(json, rules);
            case "screenMovingRanges" -> screen = fields.truth(json, name, screen);
            case "limits" -> limits = fields.choice(json, name, LIMITS, limits);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void id(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token.isNumeric()) {
            id = json.getNumberValue();
        } else {
            id = fields.text(json, "id");
        }
    }

    private void chart(JsonParser json) {
        hasChart = true;
        String name = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "";
        chart = CHARTS.get(name);
        isFunnel = name.equals("funnel");
        if (chart == null && !isFunnel) {
            fields.wrong(json, "chart", "one-of", NAMES);
        }
    }

    /** What the request called itself, to be given back. */
    @Nullable
    Object id() {
        return id;
    }

    /** Names of fields that the contract does not know. */
    Set<String> unknown() {
        return fields.unknown();
    }

    /** The analysis, or all problems: those of reading and those that the library finds in what could be read. */
    Result analyse() {
        if (!hasChart) {
            fields.add(Problem.of("chart", null, "one-of", NAMES));
        }
        if (!hasPoints) {
            fields.add(Problem.of("points", null, "required"));
        }
        Series series = points.series(chart);
        Chart known = chart;
        if (known == null) {
            return new Result.Problems(fields.problems());
        }
        return fields.merged(known.analyse(series, options()));
    }

    boolean isFunnel() {
        return isFunnel;
    }

    /** The funnel, or all problems. */
    Funnel.Answer funnel() {
        return funnel.analyse(target, multiplier);
    }

    private Options options() {
        return new Options(
                phases,
                baseline,
                centre,
                sigma,
                sigmas,
                multiplier,
                target,
                direction,
                rules,
                screen,
                limits,
                sequence.options());
    }

    /** The fields that only charts with a memory know. */
    private static final class Sequence {
        private double lambda = Options.Sequential.DEFAULT.lambda();
        private double decisionInterval = Options.Sequential.DEFAULT.decisionInterval();
        private double shift = Options.Sequential.DEFAULT.shift();
        private double headStart = Options.Sequential.DEFAULT.headStart();
        private double oddsRatio = Options.Sequential.DEFAULT.oddsRatio();
        private double limit = Options.Sequential.DEFAULT.limit();

        boolean read(JsonParser json, String name, Fields fields) {
            switch (name) {
                case "lambda" -> lambda = fields.number(json, name, lambda);
                case "decisionInterval" -> decisionInterval = fields.number(json, name, decisionInterval);
                case "shift" -> shift = fields.number(json, name, shift);
                case "headStart" -> headStart = fields.number(json, name, headStart);
                case "oddsRatio" -> oddsRatio = fields.number(json, name, oddsRatio);
                case "limit" -> limit = fields.number(json, name, limit);
                default -> {
                    return false;
                }
            }
            return true;
        }

        Options.Sequential options() {
            return new Options.Sequential(lambda, decisionInterval, shift, headStart, oddsRatio, limit);
        }
    }
}
