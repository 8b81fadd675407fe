package org.allteach.spc;

import java.util.Locale;

/**
 * The variation icon of NHS England's Making Data Count: what kind of variation the last point with a value shows.
 *
 * <p>High and low say on which side the signal lies: above or below the centre, rising or falling.
 */
public enum Variation {
    COMMON_CAUSE,
    IMPROVEMENT_HIGH,
    IMPROVEMENT_LOW,
    CONCERN_HIGH,
    CONCERN_LOW,
    /** A signal where no way is better, or one that says nothing about better or worse. */
    NEITHER_HIGH,
    NEITHER_LOW;

    /** The name in the JSON contract, as {@code improvement-high}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Variation of(boolean high, Direction direction, boolean judged) {
        if (direction == Direction.NEITHER || !judged) {
            return high ? NEITHER_HIGH : NEITHER_LOW;
        }
        if (high) {
            return direction == Direction.INCREASE ? IMPROVEMENT_HIGH : CONCERN_HIGH;
        }
        return direction == Direction.DECREASE ? IMPROVEMENT_LOW : CONCERN_LOW;
    }
}
