package org.allteach.spc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Suggests new phases after the Stable Shift Algorithm: a long run about the limits of a phase's first points is a shift;
 * limits from the run's own first points are stable if no run leads back from them.
 *
 * <p>It only suggests. The first question is always why the process shifted, and a slow worsening must not be hidden
 * by new limits.
 */
public final class StableShift {
    /** Points on one side of the centre that make a shift. */
    private static final int RUN = 8;

    private final Chart chart;
    private final Series series;
    private final Options options;
    private final int points;

    private StableShift(Chart chart, Series series, Options options, int points) {
        this.chart = chart;
        this.series = series;
        this.options = options;
        this.points = points;
    }

    /**
     * The phases that could be added after the last one given, each on the condition that those before it are accepted.
     * None for labels, for charts whose points have a memory, or if the request has problems.
     *
     * @param points the points that limits are made of, at least 2; 12 is usual
     */
    public static List<PhaseSuggestion> suggest(Chart chart, Series series, Options options, int points) {
        if (points < 2) {
            throw new IllegalArgumentException("Limits need two points or more, not " + points);
        }
        boolean suits = chart.hasRuns() && series.axis() != Series.Axis.LABELS && options.centre() == null;
        return suits ? new StableShift(chart, series, options, points).suggestions() : List.of();
    }

    private List<PhaseSuggestion> suggestions() {
        List<PhaseSuggestion> found = new ArrayList<>();
        List<Integer> phases = new ArrayList<>(options.phases());
        int start = phases.isEmpty() ? 0 : phases.getLast();
        int search = start + points;
        if (analyse(phases) instanceof Result.Problems) {
            return found;
        }
        while (search < series.size()) {
            Analysis now = analyse(phases).orThrow();
            Stretch run = firstRun(now, search);
            if (run == null || run.from + points > series.size()) {
                return found;
            }
            phases.add(run.from);
            Analysis then = analyse(phases).orThrow();
            if (stable(then, run)) {
                found.add(suggestion(now, then, run));
                search = run.from + points;
            } else {
                phases.removeLast();
                search = run.to + 1;
            }
        }
        return found;
    }

    private Result analyse(List<Integer> phases) {
        Options trial = options.withPhases(phases.toArray(Integer[]::new))
                .withBaseline(points)
                .withTarget(null);
        return chart.analyse(series, trial);
    }

    /** Points in a row on one side. */
    private record Stretch(int from, int to, int length, int side) {}

    private @Nullable Stretch firstRun(Analysis analysis, int search) {
        int i = search;
        while (i < series.size()) {
            Stretch run = runFrom(analysis, i);
            if (run == null || run.length >= RUN) {
                return run;
            }
            i = run.to + 1;
        }
        return null;
    }

    /** The run that begins at or after a point; ties, missing and excluded points are passed over. */
    private @Nullable Stretch runFrom(Analysis analysis, int first) {
        int from = -1;
        int to = -1;
        int length = 0;
        int side = 0;
        for (int i = first; i < series.size(); i++) {
            int here = side(analysis, i);
            if (here == 0) {
                continue;
            }
            if (side == 0) {
                side = here;
                from = i;
            } else if (here != side) {
                break;
            }
            to = i;
            length++;
        }
        return side == 0 ? null : new Stretch(from, to, length, side);
    }

    private static int side(Analysis analysis, int i) {
        return analysis.included(i) ? (int) Math.signum(analysis.value(i) - analysis.centre(i)) : 0;
    }

    /** No run leads back that begins among the new limits' points, neither a long one nor one that may still grow. */
    private boolean stable(Analysis then, Stretch shift) {
        int end = shift.from + points;
        int i = shift.from;
        while (i < end) {
            Stretch run = runFrom(then, i);
            if (run == null || run.from >= end) {
                return true;
            }
            boolean open = runFrom(then, run.to + 1) == null;
            if (run.side != shift.side && (run.length >= RUN || open)) {
                return false;
            }
            i = run.to + 1;
        }
        return true;
    }

    private PhaseSuggestion suggestion(Analysis now, Analysis then, Stretch run) {
        boolean high = run.side > 0;
        Boolean favourable = null;
        if (options.direction() != Direction.NEITHER) {
            favourable = high == (options.direction() == Direction.INCREASE);
        }
        double before = now.centre(run.from);
        double after = then.centre(run.from);
        return new PhaseSuggestion(
                run.from,
                run.length,
                high,
                favourable,
                before,
                after,
                List.of(run.length, series.x(run.from), before, after, points));
    }
}
