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
     * Takes the mean and the average moving range of the base, in one go, and leaves them in the segment; {@code NaN}
     * where there is no value, or no range, or where screening leaves none.
     *
     * @param screen whether to drop the ranges of at least {@link #D4} averages, once
     */
    static void measure(double[] value, Frame frame, Segment segment, boolean screen) {
        measure(value, frame, segment, Double.POSITIVE_INFINITY);
        if (screen) {
            measure(value, frame, segment, D4 * segment.range);
        }
    }

    private static void measure(double[] value, Frame frame, Segment segment, double below) {
        Sum values = new Sum();
        // Ranges decide no ties, so a plain sum will do.
        double ranges = 0;
        int count = 0;
        double previous = Double.NaN;
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (!frame.complete && frame.excluded[i]) {
                continue;
            }
            double here = value[i];
            if (!Double.isNaN(here)) {
                values.add(here);
            }
            double range = Math.abs(here - previous);
            if (range < below) {
                ranges += range;
                count++;
            }
            previous = here;
        }
        segment.level = values.mean();
        segment.range = ranges / count;
    }
}
