package org.allteach.spc;

import java.util.Arrays;

/**
 * The working memory of an analysis: a structure of arrays over the points, which the stages fill one after another. It
 * can serve many series, none longer than its capacity.
 *
 * <p>{@code NaN} is "none". Until {@link #scale} everything is in the units of the data, afterwards in those shown.
 */
final class Frame {
    private static final double[] NONE = {};

    final int capacity;
    /** Whether anybody wants the lines at a third of the way to the limits. */
    private final boolean inner;

    /** The number of points of the series at hand. */
    int size;
    /** What is plotted; for a ratio already divided. */
    final double[] value;
    /** The numerator of a ratio, or the spread of a subgroup. */
    final double[] numerator;
    /** The denominator of a ratio, or the size of a subgroup. */
    final double[] denominator;
    /** To be calculated with: neither excluded by a person nor missing. */
    final boolean[] included;

    /** Whether every point is included, so that nobody needs to ask. */
    boolean complete;

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

    final int[] phase;
    /** One bit per {@link Rule}, and another one 16 places up where the rule says high. */
    final int[] flags;
    /** For whoever needs a line of numbers for a moment. */
    final double[] scratch;

    /** What is compared with the upper limit. */
    double[] high;
    /** What is compared with the lower limit. */
    double[] low;
    /** How far a cusum may go, instead of limits; else {@code NaN}. */
    double decision = Double.NaN;

    Frame(int capacity, boolean memory, boolean inner) {
        this.capacity = capacity;
        this.inner = inner;
        size = capacity;
        value = none(capacity);
        numerator = new double[capacity];
        denominator = new double[capacity];
        included = new boolean[capacity];
        excluded = new boolean[capacity];
        centre = none(capacity);
        lower = none(capacity);
        upper = none(capacity);
        lower95 = none(capacity);
        upper95 = none(capacity);
        lower68 = none(capacity);
        upper68 = none(capacity);
        smoothed = memory ? none(capacity) : NONE;
        cusumHigh = memory ? none(capacity) : NONE;
        cusumLow = memory ? none(capacity) : NONE;
        high = value;
        low = value;
        phase = new int[capacity];
        flags = new int[capacity];
        scratch = new double[capacity];
    }

    private static double[] none(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    boolean present(int i) {
        return !Double.isNaN(value[i]);
    }

    /** Whether every point has a value that is finite: only then is nothing times it nothing. */
    boolean allFinite() {
        long product = 0;
        for (int i = 0; i < size; i++) {
            product |= Double.doubleToRawLongBits(0 * value[i]);
        }
        return (product & Long.MAX_VALUE) == 0;
    }

    /** Calculates with every point. */
    void includeAll() {
        if (!complete) {
            Arrays.fill(included, true);
            Arrays.fill(excluded, false);
            complete = true;
        }
    }

    /** Takes away what an earlier series has left where a chart does not write to every point. */
    void forget() {
        for (double[] line : new double[][] {centre, lower, upper, lower95, upper95, lower68, upper68}) {
            Arrays.fill(line, 0, size, Double.NaN);
        }
        for (double[] line : new double[][] {smoothed, cusumHigh, cusumLow}) {
            Arrays.fill(line, 0, Math.min(size, line.length), Double.NaN);
        }
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

    /** Limits at the same distance about the centre line of a phase. */
    void limitsAboutCentre(Segment segment, boolean centreVaries, double distance, double floor, double ceiling) {
        if (centreVaries) {
            for (int i = segment.from; i < segment.end; i++) {
                limits(i, centre[i], distance, floor, ceiling);
            }
        } else {
            limits(segment.from, centre[segment.from], distance, floor, ceiling);
            spreadLimits(segment);
        }
    }

    /** Limits about the centre line of a phase, so many of the standard deviations that stand in {@link #scratch}. */
    void limitsAboutCentre(Segment segment, double sigmas, double floor, double ceiling) {
        lines(lower, upper, segment, sigmas, floor, ceiling);
        lines(lower95, upper95, segment, sigmas * 2 / 3, floor, ceiling);
        if (inner) {
            lines(lower68, upper68, segment, sigmas / 3, floor, ceiling);
        }
    }

    private void lines(double[] down, double[] up, Segment segment, double sigmas, double floor, double ceiling) {
        double[] middle = centre;
        double[] sigma = scratch;
        int end = segment.end;
        for (int i = segment.from; i < end; i++) {
            double distance = sigmas * sigma[i];
            down[i] = Math.max(floor, middle[i] - distance);
            up[i] = Math.min(ceiling, middle[i] + distance);
        }
    }

    /** Copies the limits of a phase's first point to its others. */
    void spreadLimits(Segment segment) {
        spread(lower, segment);
        spread(upper, segment);
        spread(lower95, segment);
        spread(upper95, segment);
        if (inner) {
            spread(lower68, segment);
            spread(upper68, segment);
        }
    }

    private static void spread(double[] line, Segment segment) {
        Arrays.fill(line, segment.from + 1, segment.end, line[segment.from]);
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

    void flag(int i, Rule rule, boolean isHigh) {
        flags[i] |= isHigh ? rule.bit() | rule.bit() << 16 : rule.bit();
    }

    boolean flagged(int i, Rule rule) {
        return (flags[i] & rule.bit()) != 0;
    }

    /** Whether a rule that has flagged the point says high, or, if it has no side, the point lies high. */
    boolean flaggedHigh(int i, Rule rule) {
        return (flags[i] & rule.bit() << 16) != 0;
    }

    void scale(double multiplier) {
        if (multiplier == 1) {
            return;
        }
        scale(value, multiplier);
        scale(centre, multiplier);
        scale(lower, multiplier);
        scale(upper, multiplier);
        scale(lower95, multiplier);
        scale(upper95, multiplier);
        scale(lower68, multiplier);
        scale(upper68, multiplier);
        scale(smoothed, multiplier);
    }

    private void scale(double[] line, double multiplier) {
        int end = Math.min(size, line.length);
        for (int i = 0; i < end; i++) {
            line[i] *= multiplier;
        }
    }
}
