package org.allteach.spc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calculates charts of one kind, one after another, on the same sheet: centre, limits, flags and icons of each, without
 * words and without new memory from chart to chart. For walls of many charts and for batch jobs; {@link Chart#analyse}
 * gives the same numbers with signals, phases and warnings, to keep.
 *
 * <pre>{@code
 * Worksheet sheet = new Worksheet(Chart.I, options);
 * for (Series series : wall) {
 *     if (sheet.analyse(series).isEmpty()) {
 *         draw(sheet.variation(), sheet.upper(sheet.size() - 1));
 *     }
 * }
 * }</pre>
 *
 * <p>The accessors tell of the last series without problems, in the units shown, {@code NaN} where there is none. A sheet
 * belongs to one thread.
 */
public final class Worksheet {
    private final Analyser analyser;
    private Series series = Series.of();
    /** The size that phases and lines have been checked for. */
    private int checkedSize = -1;

    public Worksheet(Chart chart, Options options) {
        analyser = new Analyser(chart, options, 32, false);
    }

    /**
     * Calculates the chart of a series, in place of the one before.
     *
     * @return all that is wrong with the request; empty if the sheet now holds the chart
     */
    public List<Problem> analyse(Series next) {
        if (next.size() != checkedSize || !Checks.plain(analyser.chart, next)) {
            List<Problem> problems = Checks.problems(analyser.chart, next, analyser.options);
            if (!problems.isEmpty()) {
                return problems;
            }
            checkedSize = next.size();
        }
        series = next;
        analyser.calculate(next, null);
        return List.of();
    }

    /** The number of points. */
    public int size() {
        return series.size();
    }

    /** What is plotted; for a ratio, already divided. */
    public double value(int index) {
        return analyser.frame.value[index];
    }

    /** The centre line at a point. */
    public double centre(int index) {
        return analyser.frame.centre[index];
    }

    /** The lower control limit at a point. */
    public double lower(int index) {
        return analyser.frame.lower[index];
    }

    /** The upper control limit at a point. */
    public double upper(int index) {
        return analyser.frame.upper[index];
    }

    /** Two thirds of the way to the lower limit. */
    public double lower95(int index) {
        return analyser.frame.lower95[index];
    }

    /** Two thirds of the way to the upper limit. */
    public double upper95(int index) {
        return analyser.frame.upper95[index];
    }

    /** Whether a point is part of a signal of that rule. */
    public boolean signals(int index, Rule rule) {
        return analyser.frame.flagged(index, rule);
    }

    /** Whether a point is part of any signal. */
    public boolean signals(int index) {
        return analyser.frame.flags[index] != 0;
    }

    /** The variation icon; null if no point has a value. */
    public @Nullable Variation variation() {
        return Judgement.variation(analyser.frame, analyser.options.direction());
    }

    /** The assurance icon; null without a target, a direction or limits. */
    public @Nullable Assurance assurance() {
        return Judgement.assurance(analyser.frame, series, analyser.options);
    }
}
