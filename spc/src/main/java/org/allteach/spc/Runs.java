package org.allteach.spc;

/**
 * The runs about the centre within one phase, for Anhøj's two tests and for the number of runs.
 *
 * <p>Points on the centre, missing and excluded points are dropped; the others are the useful ones. The longest run may
 * be at most round(log2 n) + 3 long, and crossings may be as few as the 5 % quantile of Binomial(n − 1, ½). Source:
 * Anhøj and Vingaard Olesen, Run charts revisited, PLoS ONE 9 (2014) e113825.
 *
 * @param useful points off the centre
 * @param longest length of the longest run, the first one if several
 * @param longestFrom index of its first point
 * @param longestTo index of its last point
 * @param completedAt index of the point that made it longer than its limit, or -1
 * @param crossings how often the centre is crossed
 * @param last index of the last useful point
 * @param meant whether runs have a meaning here: they are counted, but signal nothing, on labels and on mr charts
 */
record Runs(
        int useful,
        int longest,
        int longestFrom,
        int longestTo,
        int completedAt,
        int crossings,
        int last,
        boolean meant) {

    static final Runs NONE = new Runs(0, 0, -1, -1, -1, 0, -1, false);

    private static final int[] CROSSINGS_MINIMUM = new int[512];
    private static final int[] LONGEST_LIMIT = new int[512];

    static {
        for (int useful = 1; useful < CROSSINGS_MINIMUM.length; useful++) {
            CROSSINGS_MINIMUM[useful] = exactCrossingsMinimum(useful);
            LONGEST_LIMIT[useful] = exactLongestLimit(useful);
        }
    }

    /** Counts the runs of a phase. */
    static Runs of(Frame frame, int from, int end, boolean meant) {
        int useful = 0;
        int crossings = 0;
        int length = 0;
        int start = -1;
        int last = -1;
        int longest = 0;
        int longestFrom = -1;
        int longestTo = -1;
        int side = 0;
        for (int i = from; i < end; i++) {
            if (!frame.included[i] || frame.side[i] == 0) {
                continue;
            }
            useful++;
            if (frame.side[i] == side) {
                length++;
            } else {
                crossings += side == 0 ? 0 : 1;
                length = 1;
                start = i;
                side = frame.side[i];
            }
            if (length > longest) {
                longest = length;
                longestFrom = start;
                longestTo = i;
            }
            last = i;
        }
        int limit = longestLimit(useful);
        int completedAt = longest > limit ? nth(frame, longestFrom, limit + 1) : -1;
        return new Runs(useful, longest, longestFrom, longestTo, completedAt, crossings, last, meant);
    }

    int longestLimit() {
        return longestLimit(useful);
    }

    int crossingsMinimum() {
        return crossingsMinimum(useful);
    }

    /** The fewest crossings that chance allows. */
    static int crossingsMinimum(int useful) {
        return useful < CROSSINGS_MINIMUM.length ? CROSSINGS_MINIMUM[useful] : exactCrossingsMinimum(useful);
    }

    static int exactCrossingsMinimum(int useful) {
        return (int) Distributions.binomialQuantile(0.05, useful - 1.0, 0.5);
    }

    boolean tooLong() {
        return meant && longest > longestLimit();
    }

    boolean tooFewCrossings() {
        return meant && crossings < crossingsMinimum();
    }

    /** Either of Anhøj's tests. */
    boolean signal() {
        return tooLong() || tooFewCrossings();
    }

    /** The longest run that chance allows; without useful points there is none. */
    static int longestLimit(int useful) {
        return useful < LONGEST_LIMIT.length ? LONGEST_LIMIT[useful] : exactLongestLimit(useful);
    }

    static int exactLongestLimit(int useful) {
        return (int) Math.round(Math.log(useful) / Math.log(2)) + 3;
    }

    private static int nth(Frame frame, int from, int n) {
        int i = from;
        for (int seen = 0; ; i++) {
            if (frame.included[i] && frame.side[i] != 0 && ++seen == n) {
                return i;
            }
        }
    }
}
