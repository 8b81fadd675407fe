package org.allteach.spc;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The constants of control charts for subgroups of n normal values, computed to full precision instead of looked up in
 * printed tables. Definitions: Montgomery, Introduction to Statistical Quality Control, chapter 6 and appendix VI.
 */
final class Constants {
    /** Beyond this, the distribution of the range is not wanted by anybody, and slow. */
    private static final int LARGEST_FOR_RANGES = 10_000;

    private static final double STEP = 1.0 / 32;
    /** Steps to where the normal density has no weight that a double could hold. */
    private static final int REACH = 320;
    /** Steps to a range that does not occur. */
    private static final int WIDTHS = 512;

    private static final ConcurrentHashMap<Integer, Range> RANGES = new ConcurrentHashMap<>();
    private static final double[] C4 = new double[128];

    static {
        for (int n = 2; n < C4.length; n++) {
            C4[n] = exactC4(n);
        }
    }

    private Constants() {}

    /** Mean of the range, and its standard deviation, in standard deviations of the values. */
    record Range(double d2, double d3) {}

    /** Mean of the sample standard deviation of n normal values, in true standard deviations. */
    static double c4(int n) {
        return n < C4.length ? C4[n] : exactC4(n);
    }

    static double exactC4(int n) {
        return Math.sqrt(2.0 / (n - 1))
                * Math.exp(Distributions.logGamma(n / 2.0) - Distributions.logGamma((n - 1) / 2.0));
    }

    static Range range(int n) {
        return RANGES.computeIfAbsent(Math.min(n, LARGEST_FOR_RANGES), Constants::integrate);
    }

    /** Integrates 1 − F(w) and 2w(1 − F(w)) over w, F being the distribution function of the range. */
    static Range integrate(int n) {
        double[] beyond = new double[WIDTHS + 1];
        double[] weighted = new double[WIDTHS + 1];
        for (int k = 0; k <= WIDTHS; k++) {
            beyond[k] = 1 - rangeProbability(n, k);
            weighted[k] = 2 * k * STEP * beyond[k];
        }
        double mean = romberg(beyond);
        return new Range(mean, Math.sqrt(romberg(weighted) - mean * mean));
    }

    /** P(range ≤ k steps): n times the integral over the smallest value, the others lying within the range above it. */
    private static double rangeProbability(int n, int k) {
        double sum = 0;
        // The trapezium rule converges faster than any power for a smooth integrand that dies out at both ends.
        for (int i = 0; i <= 2 * REACH; i += 2) {
            sum += Normal.DENSITY[i] * Math.pow(Normal.BELOW[i + k] - Normal.BELOW[i], n - 1.0);
        }
        return Math.min(1, n * sum * 2 * STEP);
    }

    /** Romberg's integration of a function known at 2^m + 1 places, {@link #STEP} apart. */
    private static double romberg(double[] values) {
        int last = values.length - 1;
        double[] row = new double[1];
        for (int stride = last; stride >= 1; stride /= 2) {
            double sum = (values[0] + values[last]) / 2;
            for (int k = stride; k < last; k += stride) {
                sum += values[k];
            }
            double[] next = new double[row.length + (stride == last ? 0 : 1)];
            next[0] = sum * stride * STEP;
            double power = 1;
            for (int j = 1; j < next.length; j++) {
                power *= 4;
                next[j] = next[j - 1] + (next[j - 1] - row[j - 1]) / (power - 1);
            }
            row = next;
        }
        return row[row.length - 1];
    }

    /** The normal distribution on a grid, made when the first range is wanted. */
    private static final class Normal {
        private static final double[] BELOW = new double[2 * REACH + WIDTHS + 1];
        private static final double[] DENSITY = new double[2 * REACH + 1];

        static {
            for (int i = 0; i < BELOW.length; i++) {
                BELOW[i] = Distributions.normal((i - REACH) * STEP);
            }
            for (int i = 0; i < DENSITY.length; i++) {
                double x = (i - REACH) * STEP;
                DENSITY[i] = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            }
        }
    }
}
