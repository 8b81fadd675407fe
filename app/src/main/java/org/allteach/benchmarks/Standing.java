package org.allteach.benchmarks;

import java.util.List;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.submissions.Completeness;
import org.allteach.variation.Disclosure.Appearance;
import org.jspecify.annotations.Nullable;

/**
 * Where one team stands over the window: of the very values that the viewer sees on its chart, so that nothing else can be
 * derived from it.
 *
 * @param own whether the viewer belongs to it
 * @param value in the units shown; {@code NaN} where there is none to show
 * @param change how far the value is from that of the first periods; {@code NaN} where the window reaches back to them
 * @param withheld how many values of the window are of too few people to be shown
 * @param completeness null where nothing was expected
 */
record Standing(
        Team team,
        Appearance appearance,
        boolean own,
        Tally tally,
        double value,
        double change,
        int withheld,
        Completeness.@Nullable Count completeness) {

    /** So many first values are the baseline where the measure names no number: six, or half of fewer than twelve. */
    private static final int BASELINE = 6;

    /** What a team's values come to. The points are those that the viewer sees, in time order. */
    static Standing of(
            Measure measure,
            Team team,
            Appearance appearance,
            boolean own,
            List<Point> seen,
            Window window,
            int withheld,
            Completeness.@Nullable Count completeness) {
        Tally tally =
                Tally.ofTeam(measure, seen.stream().filter(window::contains).toList());
        double value = tally.value(measure);
        double change = value - baseline(measure, seen, window);
        return new Standing(team, appearance, own, tally, value, change, withheld, completeness);
    }

    private static double baseline(Measure measure, List<Point> seen, Window window) {
        Integer asked = measure.baselinePoints();
        int first = Math.min(seen.size(), asked == null ? Math.min(BASELINE, seen.size() / 2) : asked);
        boolean before = first > 0 && seen.get(first - 1).start().isBefore(window.from());
        return before ? Tally.ofTeam(measure, seen.subList(0, first)).value(measure) : Double.NaN;
    }

    /** Whether there is a value to show. */
    boolean hasValue() {
        return Double.isFinite(value);
    }
}
