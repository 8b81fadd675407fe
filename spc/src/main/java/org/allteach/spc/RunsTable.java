package org.allteach.spc;

/**
 * How many runs about the median chance allows: at most 2.5 % lie below the fewest, at most 2.5 % above the most. The
 * distribution of the number of runs is that of Swed and Eisenhart, Annals of Mathematical Statistics 14 (1943) 66, for
 * half of the useful points on either side; the table that the run chart literature prints differs by one in places.
 */
final class RunsTable {
    private static final double TAIL = 0.025;
    private static final int FEWEST_USEFUL = 10;

    /** Both limits, in the halves of a number; 0 until somebody asks. Threads that race compute the same. */
    private static final int[] KNOWN = new int[1024];

    private RunsTable() {}

    /** The fewest runs that chance allows; below 10 useful points there is no telling. */
    static int fewest(int useful) {
        if (useful < FEWEST_USEFUL) {
            return 0;
        }
        return useful < KNOWN.length ? known(useful) >>> 16 : (int) Math.ceil(mean(useful) - reach(useful));
    }

    /** The most runs that chance allows; below 10 useful points there is no telling. */
    static int most(int useful) {
        if (useful < FEWEST_USEFUL) {
            return Integer.MAX_VALUE;
        }
        return useful < KNOWN.length ? known(useful) & 0xffff : (int) Math.floor(mean(useful) + reach(useful));
    }

    private static int known(int useful) {
        if (KNOWN[useful] == 0) {
            KNOWN[useful] = exact(useful);
        }
        return KNOWN[useful];
    }

    private static double mean(int useful) {
        return useful / 2.0 + 1;
    }

    /** Beyond the table, the normal approximation with a correction for continuity is off by less than a run. */
    private static double reach(int useful) {
        return 1.959964 * Math.sqrt(useful * (useful - 2.0) / (4 * (useful - 1.0))) + 0.5;
    }

    /** Both limits, in the halves of a number. */
    static int exact(int useful) {
        int fewest = 2;
        for (double sum = probability(useful, fewest); sum <= TAIL; ) {
            fewest++;
            sum += probability(useful, fewest);
        }
        int most = useful;
        for (double sum = probability(useful, most); sum <= TAIL; ) {
            most--;
            sum += probability(useful, most);
        }
        return fewest << 16 | most;
    }

    /** P(that many runs), for n/2 points above and the others below. */
    private static double probability(int useful, int runs) {
        int above = useful / 2;
        int below = useful - above;
        int half = runs / 2;
        double all = logChoose(useful, above);
        if (runs % 2 == 0) {
            return 2 * Math.exp(logChoose(above - 1, half - 1) + logChoose(below - 1, half - 1) - all);
        }
        return Math.exp(logChoose(above - 1, half) + logChoose(below - 1, half - 1) - all)
                + Math.exp(logChoose(above - 1, half - 1) + logChoose(below - 1, half) - all);
    }

    private static double logChoose(int n, int k) {
        if (k > n) {
            return Double.NEGATIVE_INFINITY;
        }
        return Distributions.logGamma(n + 1.0) - Distributions.logGamma(k + 1.0) - Distributions.logGamma(n - k + 1.0);
    }
}
