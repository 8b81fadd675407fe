package org.allteach.measures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was given for one measure, team and period, read and valid. Nothing entered yet is no entry at all; a zero is a
 * value.
 *
 * @param numerator with {@code denominator} for proportions and rates, null for all others
 * @param value for kinds of one number, null for all others
 * @param subgroup the measurements of a subgroup; empty for all other kinds
 * @param provisional whether the value is expected to change
 */
public record Entry(
        Status status,
        @Nullable Double numerator,
        @Nullable Double denominator,
        @Nullable Double value,
        List<Double> subgroup,
        boolean provisional,
        @Nullable String comment) {

    /** Zero, missing, not collected and not applicable are four different things. */
    public enum Status {
        VALUE(0),
        /** There should be a value and there is none. */
        MISSING(1),
        /** Nobody collected it in this period. */
        NOT_COLLECTED(2),
        /** There was nothing that could be measured. */
        NOT_APPLICABLE(3);

        private static final Status[] ALL = values();

        private final int number;

        Status(int number) {
            this.number = number;
        }

        /** As it is stored. */
        public int number() {
            return number;
        }

        public static Status of(int number) {
            return ALL[number];
        }
    }

    public Entry {
        subgroup = List.copyOf(subgroup);
    }

    public static Entry ratio(double numerator, double denominator) {
        return new Entry(Status.VALUE, numerator, denominator, null, List.of(), false, null);
    }

    public static Entry value(double value) {
        return new Entry(Status.VALUE, null, null, value, List.of(), false, null);
    }

    public static Entry subgroup(List<Double> values) {
        return new Entry(Status.VALUE, null, null, null, values, false, null);
    }

    public static Entry without(Status status) {
        return new Entry(status, null, null, null, List.of(), false, null);
    }

    public boolean hasValue() {
        return status == Status.VALUE;
    }
}
