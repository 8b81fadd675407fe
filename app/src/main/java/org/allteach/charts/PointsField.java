package org.allteach.charts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Rule;
import org.allteach.spc.Series;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * The points of an analysis: nearly all of an answer. They are put together as bytes rather than field by field, and
 * centre and limits, which are often the same from point to point, are copied while they do not change.
 */
final class PointsField {
    private static final Rule[] RULES = Rule.values();
    private static final byte[][] LINES = names("centre", "lower", "upper", "lower95", "upper95", "lower68", "upper68");
    private static final byte[] X = bytes("{\"x\":");
    private static final byte[] VALUE = bytes(",\"value\":");
    private static final byte[] SMOOTHED = bytes(",\"smoothed\":");
    private static final byte[] HIGH = bytes(",\"cusumHigh\":");
    private static final byte[] LOW = bytes(",\"cusumLow\":");
    private static final byte[] TARGET = bytes(",\"target\":");
    private static final byte[] PHASE = bytes(",\"phase\":");
    private static final byte[] INCLUDED = bytes(",\"included\":");
    private static final byte[] REPORTERS = bytes(",\"reporters\":");
    private static final byte[] SIGNALS = bytes(",\"signals\":[");
    private static final byte[] END = bytes("]}");

    private final Utf8 out = new Utf8();
    private final double[] here = new double[LINES.length];
    private final long[] last = new long[LINES.length];
    /** Where the lines stand that were written last; nowhere at first. */
    private int linesFrom;

    private int linesEnd;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[][] names(String... names) {
        return Arrays.stream(names).map(name -> bytes(",\"" + name + "\":")).toArray(byte[][]::new);
    }

    /** Text that is JSON already, as bytes, which is what the generator asks for. */
    private static final class Raw extends SerializedString {
        Raw(byte[] json) {
            super("");
            _unquotedUTF8Ref = json;
        }
    }

    /**
     * Writes the array of points.
     *
     * @param reporters how many stand behind each point; empty where each is one team's
     */
    void write(JsonGenerator json, Analysis analysis, List<Integer> reporters) {
        out.clear();
        linesEnd = 0;
        out.plain("[");
        for (int i = 0; i < analysis.size(); i++) {
            out.plain(i == 0 ? "" : ",");
            point(analysis, i, reporters);
        }
        out.plain("]");
        json.writeRawValue(new Raw(out.toBytes()));
    }

    private void point(Analysis analysis, int i, List<Integer> reporters) {
        out.fixed(X);
        x(analysis.series(), i);
        out.fixed(VALUE).number(analysis.value(i));
        lines(analysis, i);
        memory(analysis, i);
        if (analysis.options().target() != null) {
            out.fixed(TARGET).number(analysis.target(i));
        }
        out.fixed(PHASE).plain(Integer.toString(analysis.phase(i)));
        out.fixed(INCLUDED).plain(analysis.included(i) ? "true" : "false");
        if (!reporters.isEmpty()) {
            out.fixed(REPORTERS).plain(Integer.toString(reporters.get(i)));
        }
        out.fixed(SIGNALS);
        if (analysis.signals(i)) {
            signals(analysis, i);
        }
        out.fixed(END);
    }

    private void x(Series series, int i) {
        String x = series.x(i);
        if (series.axis() != Series.Axis.NUMBERS) {
            out.quoted(x);
            return;
        }
        try {
            out.plain(Long.toString(Long.parseLong(x)));
        } catch (NumberFormatException e) {
            out.number(Double.parseDouble(x));
        }
    }

    private void lines(Analysis analysis, int i) {
        here[0] = analysis.centre(i);
        here[1] = analysis.lower(i);
        here[2] = analysis.upper(i);
        here[3] = analysis.lower95(i);
        here[4] = analysis.upper95(i);
        here[5] = analysis.lower68(i);
        here[6] = analysis.upper68(i);
        if (!changed() && linesEnd > 0) {
            out.again(linesFrom, linesEnd);
            return;
        }
        linesFrom = out.length();
        for (int k = 0; k < here.length; k++) {
            out.fixed(LINES[k]).number(here[k]);
        }
        linesEnd = out.length();
    }

    private boolean changed() {
        boolean changed = false;
        for (int k = 0; k < here.length; k++) {
            long bits = Double.doubleToLongBits(here[k]);
            changed |= bits != last[k];
            last[k] = bits;
        }
        return changed;
    }

    private void memory(Analysis analysis, int i) {
        if (analysis.chart() == Chart.EWMA) {
            out.fixed(SMOOTHED).number(analysis.smoothed(i));
        } else if (analysis.chart().cumulative()) {
            out.fixed(HIGH).number(analysis.cusumHigh(i));
            out.fixed(LOW).number(analysis.cusumLow(i));
        }
    }

    private void signals(Analysis analysis, int i) {
        String comma = "";
        for (Rule rule : RULES) {
            if (analysis.signals(i, rule)) {
                out.plain(comma).quoted(rule.id());
                comma = ",";
            }
        }
    }
}
