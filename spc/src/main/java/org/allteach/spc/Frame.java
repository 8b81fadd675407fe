package org.allteach.spc;

import java.util.Arrays;

/**
 * The working memory of one analysis: a structure of arrays over the points, which the stages fill one after another.
 *
 * <p>{@code NaN} is "none". Until {@link #scale} everything is in the units of the data, afterwards in those shown.
 */
final class Frame {
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
    /** -1 below the centre, 1 above it, 0 on it or missing: found before scaling, which can make ties. */
    final byte[] side;

    final int[] phase;
    /** One bit per {@link Rule}. */
    final int[] flags;

    Frame(int size) {
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

    void findSides() {
        for (int i = 0; i < size; i++) {
            side[i] = (byte) (value[i] > centre[i] ? 1 : value[i] < centre[i] ? -1 : 0);
        }
    }

    void scale(double multiplier) {
        if (multiplier == 1) {
            return;
        }
        for (double[] line : new double[][] {value, centre, lower, upper, lower95, upper95, lower68, upper68}) {
            for (int i = 0; i < size; i++) {
                line[i] *= multiplier;
            }
        }
    }
}
