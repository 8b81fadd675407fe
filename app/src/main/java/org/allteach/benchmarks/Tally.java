package org.allteach.benchmarks;

import java.util.Collection;
import java.util.List;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;

/**
 * Values added up: of ratios the numerators and denominators, of everything else the values and how many they are. What it
 * makes of them is a number per denominator, or a mean.
 *
 * @param numerator the sum of the numerators, or of the values
 * @param denominator the sum of the denominators, or how many values there are
 * @param values of how many values
 */
record Tally(double numerator, double denominator, int values) {

    static final Tally NONE = new Tally(0, 0, 0);

    /** Of one team: ratios are ratios of sums, whatever is done over teams. */
    static Tally ofTeam(Measure measure, Collection<Point> points) {
        return of(points, measure.kind().fields() == Measure.Fields.RATIO);
    }

    /** Over teams: as the measure's definition pools them. */
    static Tally together(Measure measure, Collection<Point> points) {
        return of(points, isSummed(measure));
    }

    /** Whether the numerators and denominators of teams are summed. */
    static boolean isSummed(Measure measure) {
        return measure.kind().fields() == Measure.Fields.RATIO && measure.aggregation() == Measure.Aggregation.SUM;
    }

    private static Tally of(Collection<Point> points, boolean sums) {
        double numerator = 0;
        double denominator = 0;
        int values = 0;
        for (Point point : points) {
            double single = sums ? point.numerator() / point.denominator() : single(point);
            if (Double.isFinite(single)) {
                numerator += sums ? point.numerator() : single;
                denominator += sums ? point.denominator() : 1;
                values++;
            }
        }
        return new Tally(numerator, denominator, values);
    }

    private static double single(Point point) {
        List<Double> subgroup = point.subgroup();
        if (!subgroup.isEmpty()) {
            return subgroup.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }
        return Double.isFinite(point.value()) ? point.value() : point.numerator() / point.denominator();
    }

    Tally plus(Tally other) {
        return new Tally(numerator + other.numerator, denominator + other.denominator, values + other.values);
    }

    /** In the units shown; {@code NaN} of nothing. */
    double value(Measure measure) {
        return values == 0 ? Double.NaN : numerator / denominator * measure.multiplier();
    }
}
