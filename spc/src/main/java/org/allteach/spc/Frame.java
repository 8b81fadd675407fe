package org.allteach.spc;

import java.util.Arrays;

/**
 * The working memory of one analysis: a structure of arrays over the points, which the stages fill one after another.
 *
 * <p>{@code NaN} is "none". Until {@link #scale} everything is in the units of the data, afterwards in those shown.
 */
final class Frame {
    private static final double[] NONE = {};

    final int size;
    /** What is plotted; for a ratio already divided. */
    final double[] value;
    /** The numerator of a ratio, or the value. */
    final double[] numerator;
    /** The denominator of a ratio, the size of a subgroup, or 1. */
    final double[] denominator;
    /** To be calculated with: neither excluded by a person nor missing. */
    final boolean[] included;

    /** Excluded by a person: drawn, but not calculated with. */
    final boolean[] excluded;

    final double[] centre;
    final double[] lower;
    final double[] upper;
    final double[] lower95;
    final double[] upper95;
    final double[] lower68;
    final double[] upper68;
    /** What an ewma chart plots as well. */
    final double[] smoothed;
    /** The upward sum of a cusum chart, in sigma. */
    final double[] cusumHigh;
    /** The downward sum of a cusum chart, in sigma, at most 0. */
    final double[] cusumLow;
    /** -1 below the centre, 1 above it, 0 on it or missing: found before scaling, which can make ties. */
    final byte[] side;

    final int[] phase;
    /** One bit per {@link Rule}. */
    final int[] flags;

    /** What is compared with the upper limit. */
    double[] high;
    /** What is compared with the lower limit. */
    double[] low;
    /** How far a cusum may go, instead of limits; else {@code NaN}. */
    double decision = Double.NaN;

    Frame(int size, boolean memory) {
        this.size = size;
        value = none(size);
        numerator = new double[size];
        denominator = new double[size];
        included = new boolean[size];
        excluded = new boolean[size];
        centre = none(size);
        lower = none(size);
        upper = none(size);
        lower95 = none(size);
        upper95 = none(size);
        lower68 = none(size);
        upper68 = none(size);
        smoothed = memory ? none(size) : NONE;
        cusumHigh = memory ? none(size) : NONE;
        cusumLow = memory ? none(size) : NONE;
        high = value;
        low = value;
        side = new byte[size];
        phase = new int[size];
        flags = new int[size];
    }

    static double[] none(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    boolean present(int i) {
        return !Double.isNaN(value[i]);
    }

    /** Limits at the three distances about the middle, cut off at the ends of what is possible. */
    void limits(int i, double middle, double distance, double floor, double ceiling) {
        lower[i] = Math.max(floor, middle - distance);
        upper[i] = Math.min(ceiling, middle + distance);
        lower95[i] = Math.max(floor, middle - distance * 2 / 3);
        upper95[i] = Math.min(ceiling, middle + distance * 2 / 3);
        lower68[i] = Math.max(floor, middle - distance / 3);
        upper68[i] = Math.min(ceiling, middle + distance / 3);
    }

    /** Raises the limits of a point to a power: back from a transformation. */
    void raise(int i, double power) {
        lower[i] = Math.pow(lower[i], power);
        upper[i] = Math.pow(upper[i], power);
        lower95[i] = Math.pow(lower95[i], power);
        upper95[i] = Math.pow(upper95[i], power);
        lower68[i] = Math.pow(lower68[i], power);
        upper68[i] = Math.pow(upper68[i], power);
    }

    /** Says what is compared with the limits, if not the value. */
    void judged(double[] against, double[] againstLower) {
        high = against;
        low = againstLower;
    }

    void findSides() {
        for (int i = 0; i < size; i++) {
            side[i] = (byte) (value[i] > centre[i] ? 1 : value[i] < centre[i] ? -1 : 0);
        }
    }

    void scale(double multiplier) {
        if (multiplier == 1) {
            return;
        }
        double[][] lines = {value, centre, lower, upper, lower95, upper95, lower68, upper68, smoothed};
        for (double[] line : lines) {
            for (int i = 0; i < line.length; i++) {
                line[i] *= multiplier;
            }
        }
    }
}
