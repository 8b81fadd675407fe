package org.allteach.drawing;

import org.allteach.spc.Analysis;

/**
 * The vertical axis: from a round number to a round number in round steps.
 *
 * @param decimals how many decimals its ticks need
 */
public record Scale(double low, double high, double step, int decimals) {

    private static final int TICKS = 5;
    /** Where the smallest value is below this part of the largest, the axis begins at zero. */
    private static final double FROM_ZERO = 0.5;

    private static final double HUNDRED = 100;

    /** The axis on which one chart has room for its values, limits and target. */
    public static Scale of(Analysis analysis) {
        return new Extent().with(analysis).scale();
    }

    static Scale over(double min, double max) {
        double from = min >= 0 && min <= FROM_ZERO * max ? 0 : min;
        double to = max;
        if (!(to > from)) {
            double room = from == 0 ? 1 : Math.abs(from) * 0.1;
            from = min >= 0 ? Math.max(0, from - room) : from - room;
            to += room;
        }
        double step = roundUp((to - from) / TICKS);
        int decimals = decimals(step);
        double low = Math.floor(from / step + 1e-9) * step;
        double high = Math.ceil(to / step - 1e-9) * step;
        return new Scale(low, high, step, decimals);
    }

    private static double roundUp(double rough) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        double digits = rough / magnitude;
        return magnitude * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }

    private static int decimals(double step) {
        return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    }

    /** How many decimals a value is worth on this axis: one more than a tick, none where ticks are hundreds apart. */
    public int valueDecimals() {
        return step >= HUNDRED ? 0 : decimals + 1;
    }

    int ticks() {
        return (int) Math.round((high - low) / step) + 1;
    }

    double tick(int number) {
        return low + number * step;
    }

    /** Where a value lies, from 0 at the bottom to 1 at the top. */
    double part(double value) {
        return (value - low) / (high - low);
    }

    /** What several charts need together: gathered one by one. */
    public static final class Extent {

        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        public Extent with(Analysis analysis) {
            var course = new Course(analysis);
            for (int i = 0; i < analysis.size(); i++) {
                include(course.isSum() ? course.other(i) : analysis.value(i));
                include(course.value(i));
                include(course.lower(i));
                include(course.upper(i));
                include(course.target(i));
                include(course.centre(i));
            }
            return this;
        }

        Extent with(double value) {
            include(value);
            return this;
        }

        private void include(double value) {
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }

        public Scale scale() {
            return min <= max ? over(min, max) : over(0, 1);
        }
    }
}
