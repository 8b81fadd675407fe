package org.allteach.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allteach.spc.Line;
import org.allteach.spc.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a line that a person gives: one number, one per point, or steps. */
final class LineReader {
    private final Fields fields;
    private final String at;

    LineReader(Fields fields, String at) {
        this.fields = fields;
        this.at = at;
    }

    @Nullable
    Line read(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_ARRAY) {
            return list(json);
        }
        if (token.isNumeric()) {
            return Line.at(json.getDoubleValue());
        }
        if (token != JsonToken.VALUE_NULL) {
            fields.wrong(json, at, "target-line");
        }
        return null;
    }

    private @Nullable Line list(JsonParser json) {
        double[] values = new double[32];
        int count = 0;
        List<Line.Step> steps = new ArrayList<>();
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            String place = at + "[" + i + "]";
            if (json.currentToken() == JsonToken.START_OBJECT) {
                step(json, place, steps);
                continue;
            }
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = fields.number(json, place, Double.NaN);
        }
        if (!steps.isEmpty() && count > 0) {
            fields.add(Problem.of(at, "[…]", "target-line"));
        }
        return steps.isEmpty() ? Line.over(Arrays.copyOf(values, count)) : Line.steps(steps);
    }

    private void step(JsonParser json, String place, List<Line.Step> steps) {
        String from = null;
        Double value = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "from" -> from = fields.text(json, place + ".from");
                case "value" -> value = fields.number(json, place + ".value");
                default -> fields.unknown(json, at + "[].", name);
            }
        }
        if (from == null) {
            fields.add(Problem.of(place + ".from", null, "required"));
        } else {
            // A step without a value takes the target away from there on.
            steps.add(new Line.Step(from, value == null ? Double.NaN : value));
        }
    }
}
