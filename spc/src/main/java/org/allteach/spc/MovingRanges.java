package org.allteach.spc;

/**
 * Moving ranges between successive points of the base: the differences that short-term variation is estimated from.
 *
 * <p>A gap has no range on either side; an excluded point is closed over, its neighbours form a range.
 */
final class MovingRanges {
    /** The mean range of two normal values in standard deviations, as printed; exactly 2/√π. */
    static final double D2 = 1.128;

    /** The upper limit of ranges of two in average ranges, as printed. */
    static final double D4 = 3.267;

    private MovingRanges() {}

    /**
     * The average moving range of the base.
     *
     * @param screen whether to drop the ranges of at least {@link #D4} averages, once
     * @return {@code NaN} if there is no range, or if screening leaves none
     */
    static double average(double[] value, Frame frame, Segment segment, boolean screen) {
        double average = mean(value, frame, segment, Double.POSITIVE_INFINITY);
        return screen ? mean(value, frame, segment, D4 * average) : average;
    }

    private static double mean(double[] value, Frame frame, Segment segment, double below) {
        Sum sum = new Sum();
        double previous = Double.NaN;
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (!frame.complete && frame.excluded[i]) {
                continue;
            }
            double range = Math.abs(value[i] - previous);
            if (range < below) {
                sum.add(range);
            }
            previous = value[i];
        }
        return sum.mean();
    }
}
