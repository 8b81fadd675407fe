package org.allteach.benchmarks;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.allteach.drawing.Numerals;

/** Writes the numbers of a column: all with the same decimals, as many as the largest is worth. */
final class Figures {

    private static final String NONE = "–";

    private final Numerals numerals;
    private final Numerals wholes;

    private Figures(Numerals numerals, Numerals wholes) {
        this.numerals = numerals;
        this.wholes = wholes;
    }

    static Figures of(DoubleStream values, Locale locale) {
        double largest = values.filter(Double::isFinite).map(Math::abs).max().orElse(0);
        int decimals = largest >= 1000 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3;
        return new Figures(new Numerals(locale, decimals), new Numerals(locale, 0));
    }

    String value(double value) {
        return Double.isFinite(value) ? numerals.write(value) : NONE;
    }

    /** With its sign. */
    String change(double change) {
        if (!Double.isFinite(change)) {
            return NONE;
        }
        String size = numerals.write(Math.abs(change));
        return change < 0 ? "\u2212" + size : "+" + size;
    }

    /** A numerator or denominator: mostly whole. */
    String count(double count) {
        return !Double.isFinite(count) ? NONE : count == Math.rint(count) ? wholes.write(count) : numerals.write(count);
    }
}
