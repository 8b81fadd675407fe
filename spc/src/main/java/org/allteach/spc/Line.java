package org.allteach.spc;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line given by a person, such as a target or a known centre: constant, or changing over time. In the units shown. */
public sealed interface Line {

    /** The same value everywhere. */
    static Line at(double value) {
        return new Constant(value);
    }

    /** One value per point; {@code NaN} where there is none. */
    static Line over(double... values) {
        return new PerPoint(Arrays.copyOf(values, values.length));
    }

    /** A value from each step on; before the first step there is none. */
    static Line steps(List<Step> steps) {
        return new Steps(List.copyOf(steps));
    }

    /** The value from the first point whose x is {@code from} or, on dates and numbers, later. */
    record Step(String from, double value) {}

    /** See {@link #at}. */
    record Constant(double value) implements Line {}

    /** See {@link #over}. */
    final class PerPoint implements Line {
        private final double[] values;

        private PerPoint(double[] values) {
            this.values = values;
        }

        int size() {
            return values.length;
        }

        double value(int index) {
            return values[index];
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof PerPoint line && Arrays.equals(values, line.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /** See {@link #steps}. */
    record Steps(List<Step> steps) implements Line {}

    /** The line's value at each point of a series, in the units shown. */
    default double[] on(Series series) {
        double[] values = new double[series.size()];
        switch (this) {
            case Constant constant -> Arrays.fill(values, constant.value);
            case PerPoint line ->
                System.arraycopy(line.values, 0, values, 0, Math.min(values.length, line.values.length));
            case Steps line -> {
                Arrays.fill(values, Double.NaN);
                for (Step step : line.steps) {
                    Arrays.fill(values, series.firstAt(step.from), values.length, step.value);
                }
            }
        }
        return values;
    }
}
