package org.allteach.variation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.allteach.collaboratives.Collaborative;
import org.allteach.drawing.Picture;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;

/**
 * A measure over all teams that reported: one point a period, with how many teams stand behind it, so that a change of who
 * reports is not taken for a change of care.
 *
 * @param reporters how many teams stand behind each place of the chart
 * @param withheld how many periods are not shown because single teams could be told from them
 */
public record Pool(Charted charted, List<Integer> reporters, int withheld) {

    /** No team: the values of all. */
    private static final UUID ALL = new UUID(0, 0);

    /** Whether values of several teams can become one. */
    public static boolean isPossible(Measure measure) {
        return measure.aggregation() != Measure.Aggregation.NONE && measure.team() == null;
    }

    /**
     * Pools what the viewer may see pooled.
     *
     * @param points the values of all teams, also of those that the viewer does not see
     */
    static Pool of(Collaborative collaborative, Measure measure, List<Point> points, Disclosure disclosure) {
        Map<LocalDate, List<Point>> periods = new TreeMap<>();
        for (Point point : points) {
            periods.computeIfAbsent(point.start(), start -> new ArrayList<>()).add(point);
        }
        var pooled = new ArrayList<Point>();
        int withheld = 0;
        for (List<Point> period : periods.values()) {
            if (disclosure.mayPool(period)) {
                pooled.add(together(measure, period));
            } else {
                withheld++;
            }
        }
        var charting = new Charting(collaborative, measure);
        Charted charted = isSummed(measure) ? charting.analyse(pooled, List.of()) : charting.analyseMeans(pooled);
        List<Integer> reporters = charted.dates().stream()
                .map(date -> periods.getOrDefault(date, List.of()).size())
                .toList();
        return new Pool(charted, reporters, withheld);
    }

    /** Measurements of several teams have a mean but no sum. */
    private static boolean isSummed(Measure measure) {
        return measure.aggregation() == Measure.Aggregation.SUM
                && measure.kind().fields() != Measure.Fields.VALUES;
    }

    private static Point together(Measure measure, List<Point> period) {
        return isSummed(measure)
                ? point(
                        period,
                        sum(period, Point::numerator),
                        sum(period, Point::denominator),
                        sum(period, Point::value))
                : point(period, Double.NaN, Double.NaN, mean(measure, period));
    }

    private static Point point(List<Point> period, double numerator, double denominator, double value) {
        Point first = period.getFirst();
        boolean provisional = period.stream().anyMatch(Point::provisional);
        return new Point(first.measure(), ALL, first.start(), numerator, denominator, value, List.of(), provisional);
    }

    private static double sum(List<Point> period, ToDoubleFunction<Point> part) {
        return period.stream().mapToDouble(part).sum();
    }

    private static double mean(Measure measure, List<Point> period) {
        boolean ratios = measure.kind().fields() == Measure.Fields.RATIO;
        return period.stream()
                .mapToDouble(point -> ratios ? point.numerator() / point.denominator() : single(point))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /** A team's value, or the mean of its subgroup. */
    private static double single(Point point) {
        return point.subgroup().isEmpty()
                ? point.value()
                : point.subgroup().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN);
    }

    /** As a picture with the number of reporters below the axis. */
    Picture picture(String title) {
        Picture picture = charted.picture(title, List.of());
        return new Picture(
                picture.title(),
                picture.unit(),
                picture.analysis(),
                picture.provisional(),
                picture.phases(),
                picture.notes(),
                reporters);
    }
}
