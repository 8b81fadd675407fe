package org.allteach.spc;

/**
 * Charts of several values per point: xbar, s and r.
 *
 * <p>The standard deviation within subgroups is the mean standard deviation (on r charts the mean range) of subgroups of
 * one size, unbiased; of unequal subgroups it is the pooled one. A subgroup of one has no spread: no limits on an xbar
 * chart, and nothing to plot on the others. Source: Montgomery, Introduction to Statistical Quality Control, 6.3.
 */
final class SubgroupCharts {
    private static final double FOREVER = Double.POSITIVE_INFINITY;

    private SubgroupCharts() {}

    /** What a subgroup plots, and its size and spread. */
    static void prepare(Chart chart, Frame frame, Series series) {
        for (int i = 0; i < frame.size; i++) {
            double[] values = series.own(i);
            Sum sum = new Sum();
            double least = FOREVER;
            double most = -FOREVER;
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    sum.add(value);
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            int count = sum.count();
            double mean = sum.mean();
            frame.denominator[i] = count;
            frame.numerator[i] = chart == Chart.R
                    ? (count < 2 ? Double.NaN : most - least)
                    : standardDeviation(values, 0, values.length, mean);
            frame.value[i] = chart == Chart.XBAR ? mean : frame.numerator[i];
        }
    }

    /** The standard deviation of the values there are; {@code NaN} of fewer than two. */
    static double standardDeviation(double[] values, int from, int end, double mean) {
        Sum squares = new Sum();
        for (int i = from; i < end; i++) {
            if (!Double.isNaN(values[i])) {
                squares.addProduct(values[i] - mean, values[i] - mean);
            }
        }
        return squares.count() < 2 ? Double.NaN : Math.sqrt(squares.value() / (squares.count() - 1));
    }

    static void xbar(Frame frame, Segment segment, Given given) {
        Sum sum = new Sum();
        Sum sizes = new Sum();
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.included[i]) {
                sum.addProduct(frame.value[i], frame.denominator[i]);
                sizes.add(frame.denominator[i]);
            }
        }
        double mean = sum.over(sizes);
        Spread spread = Spread.of(frame, segment, given);
        segment.sigma = spread.shown();
        for (int i = segment.from; i < segment.end; i++) {
            int n = (int) frame.denominator[i];
            frame.centre[i] = given.centre(i, mean);
            if (n >= 2) {
                double sigma = spread.sigma(n) / Math.sqrt(n);
                frame.limits(i, frame.centre[i], given.sigmas * sigma, -FOREVER, FOREVER);
            }
        }
    }

    static void s(Frame frame, Segment segment, Given given) {
        Spread spread = Spread.of(frame, segment, given);
        segment.sigma = spread.shown();
        for (int i = segment.from; i < segment.end; i++) {
            int n = (int) frame.denominator[i];
            double c4 = n >= 2 ? Constants.c4(n) : Double.NaN;
            frame.centre[i] = given.centre(i, spread.known ? c4 * spread.value : spread.value);
            double sigma = spread.known ? spread.value : frame.centre[i] / c4;
            if (n >= 2) {
                frame.limits(i, frame.centre[i], given.sigmas * sigma * Math.sqrt(1 - c4 * c4), 0, FOREVER);
            }
        }
    }

    static void r(Frame frame, Segment segment, Given given) {
        Spread spread = Spread.ofRanges(frame, segment, given);
        segment.sigma = spread.value;
        for (int i = segment.from; i < segment.end; i++) {
            int n = (int) frame.denominator[i];
            if (n >= 2) {
                Constants.Range range = Constants.range(n);
                // Not by way of sigma, where it can be had without: rounding would part it from ranges that are all the
                // same.
                double mean = n == spread.size && !spread.known ? spread.average : range.d2() * spread.value;
                frame.centre[i] = given.centre(i, mean);
                double sigma = given.knowsSigma() ? spread.value : frame.centre[i] / range.d2();
                frame.limits(i, frame.centre[i], given.sigmas * sigma * range.d3(), 0, FOREVER);
            }
        }
    }

    /** The spread within the subgroups of the base. */
    private static final class Spread {
        /** The known standard deviation, the mean one or the pooled one. */
        private final double value;

        /** The mean spread or range of subgroups of one size. */
        private final double average;

        private final boolean known;
        /** The size of the subgroups, or 0 if they differ. */
        private final int size;

        private Spread(double value, double average, boolean known, int size) {
            this.value = value;
            this.average = average;
            this.known = known;
            this.size = size;
        }

        static Spread of(Frame frame, Segment segment, Given given) {
            int size = commonSize(frame, segment);
            if (given.knowsSigma()) {
                return new Spread(given.sigma, Double.NaN, true, size);
            }
            double average = mean(frame, segment);
            double spread = size > 0 ? average : pooled(frame, segment, given.series());
            return new Spread(spread, average, false, size);
        }

        static Spread ofRanges(Frame frame, Segment segment, Given given) {
            int size = commonSize(frame, segment);
            if (given.knowsSigma()) {
                return new Spread(given.sigma, Double.NaN, true, size);
            }
            double average = mean(frame, segment);
            double spread = size > 1 ? average / Constants.range(size).d2() : pooled(frame, segment, given.series());
            return new Spread(spread, average, false, size);
        }

        /** The estimate for a subgroup of n: the mean of equal ones is unbiased by their own size. */
        double sigma(int n) {
            return known ? value : value / Constants.c4(size > 0 ? size : n);
        }

        double shown() {
            return known || size < 2 ? value : value / Constants.c4(size);
        }

        private static int commonSize(Frame frame, Segment segment) {
            int size = 0;
            for (int i = segment.from; i < segment.baseEnd; i++) {
                int here = (int) frame.denominator[i];
                if (frame.excluded[i] || here == 0) {
                    continue;
                }
                if (size != 0 && here != size) {
                    return 0;
                }
                size = here;
            }
            return size;
        }

        private static double mean(Frame frame, Segment segment) {
            Sum sum = new Sum();
            for (int i = segment.from; i < segment.baseEnd; i++) {
                if (frame.included[i]) {
                    sum.add(frame.numerator[i]);
                }
            }
            return sum.mean();
        }

        private static double pooled(Frame frame, Segment segment, Series series) {
            Sum squares = new Sum();
            double freedom = 0;
            for (int i = segment.from; i < segment.baseEnd; i++) {
                if (frame.included[i] && frame.denominator[i] >= 2) {
                    double deviation = deviation(series.own(i));
                    squares.addProduct((frame.denominator[i] - 1) * deviation, deviation);
                    freedom += frame.denominator[i] - 1;
                }
            }
            return Math.sqrt(squares.value() / freedom);
        }

        private static double deviation(double[] values) {
            Sum sum = new Sum();
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    sum.add(value);
                }
            }
            return standardDeviation(values, 0, values.length, sum.mean());
        }
    }
}
