package org.allteach.spc;

/**
 * The runs about the centre within one phase, for Anhøj's two tests and for the number of runs.
 *
 * <p>Points on the centre, missing and excluded points are dropped; the others are the useful ones. The longest run may
 * be at most round(log2 n) + 3 long, and crossings may be as few as the 5 % quantile of Binomial(n − 1, ½). Source:
 * Anhøj and Vingaard Olesen, Run charts revisited, PLoS ONE 9 (2014) e113825.
 */
final class Runs {
    private static final int[] CROSSINGS_MINIMUM = new int[512];
    private static final int[] LONGEST_LIMIT = new int[512];

    static {
        for (int useful = 1; useful < CROSSINGS_MINIMUM.length; useful++) {
            CROSSINGS_MINIMUM[useful] = exactCrossingsMinimum(useful);
            LONGEST_LIMIT[useful] = exactLongestLimit(useful);
        }
    }

    /** Points off the centre. */
    int useful;
    /** Length of the longest run, the first one if several. */
    int longest;
    /** Index of its first point. */
    int longestFrom;
    /** Index of its last point. */
    int longestTo;
    /** Index of the point that made it longer than its limit, or -1. */
    int completedAt;
    /** How often the centre is crossed. */
    int crossings;
    /** Index of the first useful point. */
    int first;
    /** Index of the last useful point. */
    int last;
    /** Whether runs have a meaning here: they are counted, but signal nothing, on labels and on mr charts. */
    boolean meant;

    /** As if there were no useful points. */
    void forget() {
        useful = 0;
        longest = 0;
        crossings = 0;
        meant = false;
    }

    /** Counts the runs of a phase. */
    void count(Rows rows, boolean meaning) {
        forget();
        meant = meaning;
        Bits off = rows.one;
        off.copy(rows.above);
        off.or(rows.below);
        Bits high = rows.other;
        high.copy(rows.above);
        high.close(off);
        useful = off.count();
        int start = 0;
        for (int from = 0; from < useful; ) {
            int end = high.get(from) ? high.nextGap(from) : high.next(from);
            if (end - from > longest) {
                longest = end - from;
                start = from;
            }
            crossings += end < useful ? 1 : 0;
            from = end;
        }
        if (useful > 0) {
            longestFrom = rows.point(off.nth(start));
            longestTo = rows.point(off.nth(start + longest - 1));
            first = rows.point(off.next(0));
            last = rows.point(off.nth(useful - 1));
            completedAt = longest > longestLimit() ? rows.point(off.nth(start + longestLimit())) : -1;
        }
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
        return (int) Distributions.binomialQuantiles(useful - 1.0, 0.5, 0.05)[0];
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
}
