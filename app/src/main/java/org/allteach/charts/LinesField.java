package org.allteach.charts;

import org.allteach.spc.Analysis;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * The centre and limits of many points. They are often the same from point to point, and writing digits is most of the
 * work of an answer: lines that have not changed are written out once and then copied.
 */
final class LinesField {
    private static final String[] NAMES = {"centre", "lower", "upper", "lower95", "upper95", "lower68", "upper68"};

    private final double[] here = new double[NAMES.length];
    private final long[] last = new long[NAMES.length];
    /** The fields as they were last written, with the comma before them, once they have come twice. */
    private @Nullable SerializedString written;

    void write(JsonGenerator json, Analysis analysis, int i) {
        here[0] = analysis.centre(i);
        here[1] = analysis.lower(i);
        here[2] = analysis.upper(i);
        here[3] = analysis.lower95(i);
        here[4] = analysis.upper95(i);
        here[5] = analysis.lower68(i);
        here[6] = analysis.upper68(i);
        if (changed()) {
            written = null;
            for (int k = 0; k < here.length; k++) {
                json.writeName(NAMES[k]);
                if (Double.isFinite(here[k])) {
                    json.writeNumber(here[k]);
                } else {
                    json.writeNull();
                }
            }
            return;
        }
        if (written == null) {
            written = new SerializedString(text());
        }
        json.writeRaw(written);
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

    private String text() {
        StringBuilder text = new StringBuilder(200);
        for (int k = 0; k < here.length; k++) {
            text.append(",\"").append(NAMES[k]).append("\":");
            if (Double.isFinite(here[k])) {
                text.append(here[k]);
            } else {
                text.append("null");
            }
        }
        return text.toString();
    }
}
