package org.allteach.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allteach.spc.Chart;
import org.allteach.spc.Problem;
import org.allteach.spc.Series;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Collects the points of one request, in whatever order its fields come, and makes a series of them. */
final class Points {
    private static final int VALUE = 1;
    private static final int RATIO = 2;
    private static final int SUBGROUP = 4;

    private final Fields fields;
    private double[] values = new double[32];
    private double[] denominators = new double[32];
    private double[][] subgroups = {};
    private int[] excluded = new int[8];
    private int excludedCount;
    private final List<String> x = new ArrayList<>(32);
    private boolean allNumbers = true;
    private boolean someX;
    /** The kinds of data that any point has. */
    private int kinds;

    private int size;

    Points(Fields fields) {
        this.fields = fields;
    }

    void read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            fields.wrong(json, "points", "list");
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            grow();
            if (json.currentToken() == JsonToken.START_OBJECT) {
                point(json);
            } else {
                fields.wrong(json, "points[" + size + "]", "object");
                x.add(Integer.toString(size + 1));
            }
            size++;
        }
    }

    private void grow() {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            denominators = Arrays.copyOf(denominators, 2 * size);
        }
        values[size] = Double.NaN;
        denominators[size] = Double.NaN;
    }

    private void point(JsonParser json) {
        String place = null;
        int kind = 0;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            switch (name) {
                case "x" -> place = x(json, token);
                case "value" -> {
                    kind |= VALUE;
                    values[size] = number(json, name);
                }
                case "numerator" -> {
                    kind |= RATIO;
                    values[size] = number(json, name);
                }
                case "denominator" -> {
                    kind |= RATIO;
                    denominators[size] = number(json, name);
                }
                case "values" -> {
                    kind |= SUBGROUP;
                    subgroup(json);
                }
                case "excluded" -> exclude(json, token);
                default -> fields.unknown(json, "points[].", name);
            }
        }
        x.add(place == null ? Integer.toString(size + 1) : place);
        if (Integer.bitCount(kind) > 1) {
            fields.add(Problem.of(at(""), null, "one-kind"));
        }
        kinds |= kind;
    }

    private @Nullable String x(JsonParser json, JsonToken token) {
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {}
            case VALUE_STRING -> allNumbers = false;
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                fields.wrong(json, at("x"), "text-or-number");
                return null;
            }
        }
        someX = true;
        return Json.text(json);
    }

    private double number(JsonParser json, String name) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        return json.currentToken().isNumeric() ? json.getDoubleValue() : fields.wrong(json, at(name), "number-or-null");
    }

    private void subgroup(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            fields.wrong(json, at("values"), "values-list");
            return;
        }
        double[] group = new double[8];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            group = count == group.length ? Arrays.copyOf(group, 2 * count) : group;
            group[count] = number(json, "values[" + count + "]");
            count++;
        }
        if (subgroups.length <= size) {
            subgroups = Arrays.copyOf(subgroups, values.length);
        }
        subgroups[size] = Arrays.copyOf(group, count);
    }

    private void exclude(JsonParser json, JsonToken token) {
        if (token == JsonToken.VALUE_TRUE) {
            if (excludedCount == excluded.length) {
                excluded = Arrays.copyOf(excluded, 2 * excludedCount);
            }
            excluded[excludedCount++] = size;
        } else if (token != JsonToken.VALUE_FALSE && token != JsonToken.VALUE_NULL) {
            fields.wrong(json, at("excluded"), "true-or-false");
        }
    }

    private String at(String name) {
        return "points[" + size + "]" + (name.isEmpty() ? "" : ".") + name;
    }

    /** The series, in the shape that the points have; without points, in the one that the chart wants. */
    Series series(@Nullable Chart chart) {
        if (Integer.bitCount(kinds) > 1 && fields.valid()) {
            fields.add(Problem.of("points", null, "one-kind"));
        }
        Series series = bare(kinds == 0 && chart != null ? wanted(chart) : kinds);
        if (excludedCount > 0) {
            series = series.withExcluded(Arrays.copyOf(excluded, excludedCount));
        }
        return someX ? series.withX(axis(), x) : series;
    }

    private Series bare(int kind) {
        double[] found = Arrays.copyOf(values, size);
        if ((kind & SUBGROUP) != 0) {
            double[][] groups = Arrays.copyOf(subgroups, size);
            for (int i = 0; i < size; i++) {
                groups[i] = groups[i] == null ? new double[0] : groups[i];
            }
            return Series.subgroups(groups);
        }
        return (kind & RATIO) != 0 ? Series.ratio(found, Arrays.copyOf(denominators, size)) : Series.of(found);
    }

    private static int wanted(Chart chart) {
        return chart.ofSubgroups() ? SUBGROUP : chart.ofRatios() ? RATIO : VALUE;
    }

    /** What is written as text is a label, even if it looks like a number. */
    private Series.Axis axis() {
        if (allNumbers) {
            return Series.Axis.NUMBERS;
        }
        return Series.axisOf(x) == Series.Axis.DATES ? Series.Axis.DATES : Series.Axis.LABELS;
    }
}
