package org.allteach.charts;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * One field of many records that holds a number. Centre and limits are often the same from point to point, and writing
 * digits is most of the work of an answer: a number that has not changed is not written out anew.
 */
final class NumberField {
    private static final SerializedString NULL = new SerializedString("null");

    private final SerializedString name;
    private long last = Double.doubleToRawLongBits(Double.NaN);
    /** The digits of the last number, once it has come twice. */
    private @Nullable SerializedString digits = NULL;

    NumberField(String name) {
        this.name = new SerializedString(name);
    }

    void write(JsonGenerator json, double value) {
        json.writeName(name);
        long bits = Double.doubleToRawLongBits(value);
        if (bits != last) {
            last = bits;
            digits = Double.isFinite(value) ? null : NULL;
        } else if (digits == null) {
            digits = new SerializedString(Double.toString(value));
        }
        if (digits == null) {
            json.writeNumber(value);
        } else {
            json.writeRawValue(digits);
        }
    }
}
