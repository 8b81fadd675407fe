package org.allteach.spc;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The points of a chart in their order: what was measured, where on the axis, and which points are excluded. Immutable.
 *
 * <p>A series holds single values, ratios (a numerator and a denominator each), or subgroups (several values each).
 * {@code NaN} is a missing value: it keeps its place and is never a zero.
 */
public final class Series {

    /** What the axis holds. Runs have a meaning along dates and numbers, not along labels. */
    public enum Axis {
        /** ISO dates: a day with or without a time, or a year, quarter, month or week. */
        DATES,
        /** Numbers, such as the order of the points. */
        NUMBERS,
        /** Names without an order, such as those of wards. */
        LABELS
    }

    private final double[] numerators;
    private final double @Nullable [] denominators;
    private final double @Nullable [][] subgroups;
    private final Axis axis;
    private final @Nullable List<String> x;
    /** Null while no point is excluded: most series are like that. */
    private final boolean @Nullable [] excluded;

    private Series(
            double[] numerators,
            double @Nullable [] denominators,
            double @Nullable [][] subgroups,
            Axis axis,
            @Nullable List<String> x,
            boolean @Nullable [] excluded) {
        this.numerators = numerators;
        this.denominators = denominators;
        this.subgroups = subgroups;
        this.axis = axis;
        this.x = x;
        this.excluded = excluded;
        if ((denominators != null && denominators.length != size()) || (x != null && x.size() != size())) {
            throw new IllegalArgumentException("A series needs as many denominators and x as it has points");
        }
    }

    /** One value per point. */
    public static Series of(double... values) {
        return new Series(values.clone(), null, null, Axis.NUMBERS, null, null);
    }

    /**
     * A numerator and a denominator per point. A point is missing if either is, or if both are zero.
     *
     * @throws IllegalArgumentException if the two differ in length
     */
    public static Series ratio(double[] numerators, double[] denominators) {
        return new Series(numerators.clone(), denominators.clone(), null, Axis.NUMBERS, null, null);
    }

    /** Several values per point; missing values are left out of their subgroup. */
    public static Series subgroups(double[]... subgroups) {
        double[][] copy = Arrays.stream(subgroups).map(double[]::clone).toArray(double[][]::new);
        return new Series(new double[copy.length], null, copy, Axis.NUMBERS, null, null);
    }

    /**
     * The same points on an axis: ISO dates, numbers, or else labels. Without it, points are numbered from 1.
     *
     * @throws IllegalArgumentException if there are not as many as points
     */
    public Series withX(List<String> x) {
        return withX(axisOf(x), x);
    }

    /** What places on an axis are: all numbers, all ISO dates, or else labels. */
    public static Axis axisOf(List<String> x) {
        boolean numbers = true;
        boolean dates = true;
        for (int i = 0; i < x.size() && (numbers || dates); i++) {
            numbers = numbers && number(x.get(i)).isPresent();
            dates = dates && Dates.day(x.get(i)) != Dates.NONE;
        }
        return numbers ? Axis.NUMBERS : dates ? Axis.DATES : Axis.LABELS;
    }

    /**
     * The same points on an axis of a known kind. On labels no runs are analysed.
     *
     * @throws IllegalArgumentException if there are not as many as points
     */
    public Series withX(Axis axis, List<String> x) {
        return new Series(numerators, denominators, subgroups, axis, List.copyOf(x), excluded);
    }

    /**
     * The same points, those at the given indices excluded: drawn, but not calculated with.
     *
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public Series withExcluded(int... indices) {
        boolean[] flags = new boolean[size()];
        for (int index : indices) {
            flags[index] = true;
        }
        return new Series(numerators, denominators, subgroups, axis, x, flags);
    }

    /** The number of points, missing and excluded ones among them. */
    public int size() {
        return numerators.length;
    }

    /** What the axis holds. */
    public Axis axis() {
        return axis;
    }

    /** The point's place on the axis. */
    public String x(int index) {
        return x == null ? Integer.toString(index + 1) : x.get(index);
    }

    /** Whether a person has excluded the point from the calculation. */
    public boolean excluded(int index) {
        return excluded != null && excluded[index];
    }

    /** Whether the points are ratios. */
    public boolean hasDenominators() {
        return denominators != null;
    }

    /** Whether the points are subgroups. */
    public boolean hasSubgroups() {
        return subgroups != null;
    }

    /** The value, or the numerator of a ratio; {@code NaN} if missing. */
    public double numerator(int index) {
        return numerators[index];
    }

    /** The denominator of a ratio; {@code NaN} if missing, 1 for single values. */
    public double denominator(int index) {
        return denominators == null ? 1 : denominators[index];
    }

    /** The values of a subgroup, or the one value; the array is the caller's. */
    public double[] subgroup(int index) {
        return subgroups == null ? new double[] {numerators[index]} : subgroups[index].clone();
    }

    /** The values of a subgroup; the array is the series' own. */
    double[] own(int index) {
        return Objects.requireNonNull(subgroups)[index];
    }

    /** The values or numerators; the array is the series' own. */
    double[] ownNumerators() {
        return numerators;
    }

    /** The denominators; the array is the series' own. */
    double[] ownDenominators() {
        return Objects.requireNonNull(denominators);
    }

    /** Writes what is plotted, and what it is a ratio of. */
    void fill(Frame frame) {
        int size = size();
        double[] divisors = denominators;
        if (divisors == null) {
            System.arraycopy(numerators, 0, frame.value, 0, size);
            return;
        }
        System.arraycopy(numerators, 0, frame.numerator, 0, size);
        System.arraycopy(divisors, 0, frame.denominator, 0, size);
        divide(numerators, divisors, frame.value);
    }

    /** 0/0 gives NaN, as it should; other numerators over 0 have been refused. */
    private static void divide(double[] numerators, double[] divisors, double[] quotients) {
        for (int i = 0; i < numerators.length; i++) {
            quotients[i] = numerators[i] / divisors[i];
        }
    }

    /** Marks the points to be calculated with. */
    void markIncluded(Frame frame) {
        if (excluded == null && frame.allFinite()) {
            frame.includeAll();
            return;
        }
        frame.complete = false;
        for (int i = 0; i < size(); i++) {
            frame.excluded[i] = excluded(i);
            frame.included[i] = frame.present(i) && !excluded(i);
            if (hasDenominators() && !frame.present(i)) {
                // Without its numerator, nobody knows that the denominator is right: no limits there.
                frame.denominator[i] = Double.NaN;
            }
        }
    }

    /** The index of the first point at or after a place on the axis, or the size if there is none. */
    int firstAt(String place) {
        return IntStream.range(0, size())
                .filter(i -> reached(x(i), place))
                .findFirst()
                .orElse(size());
    }

    private boolean reached(String here, String place) {
        long from = Dates.day(place);
        OptionalDouble least = number(place);
        if (axis == Axis.DATES && from != Dates.NONE) {
            return Dates.day(here) >= from;
        }
        if (axis == Axis.NUMBERS && least.isPresent()) {
            return number(here).orElse(Double.NaN) >= least.getAsDouble();
        }
        return here.equals(place);
    }

    private static OptionalDouble number(String text) {
        if (!looksLikeNumber(text)) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Java also reads "12f" and "0x1p3" as numbers; on an axis these are labels. Dates are too common for an exception each. */
    private static boolean looksLikeNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean exponent = i > 0 && (text.charAt(i - 1) == 'e' || text.charAt(i - 1) == 'E');
            boolean sign = (c == '-' || c == '+') && (i == 0 || exponent);
            if (!sign && (c < '0' || c > '9') && c != '.' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
