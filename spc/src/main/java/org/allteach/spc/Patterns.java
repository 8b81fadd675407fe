package org.allteach.spc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the patterns of a rule set in one phase: flags their points and writes down their signals.
 *
 * <p>A missing point ends every pattern of successive points, an excluded one is passed over; so the phase is read as
 * stretches of successive points.
 */
final class Patterns {
    private final Frame frame;
    private final Options options;
    private final RuleSet rules;
    private final Glance glance;

    /** The points of the current stretch. */
    private final int[] at;

    private int length;
    /** The points of the current pattern. */
    private final int[] counted;

    /** 1 for each point of the current stretch that is far out on the side looked at, else 0. */
    private final int[] far;

    private Segment segment = new Segment();
    private Series series = Series.of();
    private List<Signal> signals = List.of();
    /** Whether anybody wants signals, or flags will do. */
    private boolean telling;
    /** The rules for which a first look has found that there may be something: one bit each. */
    private int possible;

    Patterns(Frame frame, Options options) {
        this.frame = frame;
        this.options = options;
        this.rules = options.rules();
        this.glance = new Glance(frame, rules);
        this.at = new int[frame.capacity];
        this.counted = new int[frame.capacity];
        this.far = new int[frame.capacity];
    }

    /**
     * Looks for single points, and for patterns in time if the points have an order.
     *
     * @param found where signals are written down; null if flags will do
     */
    void find(Segment phase, Series ofPoints, boolean ordered, @Nullable List<Signal> found) {
        segment = phase;
        series = ofPoints;
        telling = found != null;
        signals = found == null ? List.of() : found;
        if (rules.has(Rule.BEYOND_LIMITS) && Double.isNaN(frame.decision)) {
            beyondLimits();
        } else if (rules.has(Rule.BEYOND_LIMITS)) {
            beyondDecision(frame.high, true);
            beyondDecision(frame.low, false);
        }
        if (!ordered) {
            return;
        }
        glance.look(segment);
        possible = possible();
        if (possible != 0) {
            stretches();
        }
        if (rules.hasRuns() && glance.mayRuns()) {
            runs(Runs.of(frame, segment.from, segment.end, true));
        }
    }

    private int possible() {
        int found = rules.bits() & ~(Rule.SHIFT.bit() | Rule.TREND.bit() | Rule.TWO_OF_THREE.bit());
        if (rules.has(Rule.SHIFT) && glance.mayShift(rules.points(Rule.SHIFT))) {
            found |= Rule.SHIFT.bit();
        }
        if (rules.has(Rule.TREND) && glance.mayTrend(segment, rules.points(Rule.TREND))) {
            found |= Rule.TREND.bit();
        }
        if (rules.has(Rule.TWO_OF_THREE) && glance.mayTwoOfThree(segment, rules.points(Rule.TWO_OF_THREE))) {
            found |= Rule.TWO_OF_THREE.bit();
        }
        return found;
    }

    private void stretches() {
        length = 0;
        for (int i = segment.from; i <= segment.end; i++) {
            if (i == segment.end || !frame.present(i)) {
                stretch();
                length = 0;
            } else if (!frame.excluded[i]) {
                at[length++] = i;
            }
        }
    }

    private boolean may(Rule rule) {
        return (possible & rule.bit()) != 0;
    }

    private void beyondLimits() {
        if (!frame.anyBeyond(segment)) {
            return;
        }
        boolean smoothed = frame.smoothed.length > 0;
        for (int i = segment.from; i < segment.end; i++) {
            boolean high = frame.high[i] > frame.upper[i];
            if (high || frame.low[i] < frame.lower[i]) {
                double limit = high ? frame.upper[i] : frame.lower[i];
                frame.flag(i, Rule.BEYOND_LIMITS, high);
                if (telling) {
                    String key = smoothed ? "ewma" : Rule.BEYOND_LIMITS.id();
                    List<Object> details = List.of(series.x(i), frame.high[i], limit);
                    signal(Rule.BEYOND_LIMITS, i, i, i, high, key, details);
                }
            }
        }
    }

    /** A sum beyond its decision interval stays there for a while: that is one signal. */
    private void beyondDecision(double[] sums, boolean high) {
        for (int i = segment.from; i < segment.end; i++) {
            if (!(Math.abs(sums[i]) > frame.decision)) {
                continue;
            }
            int from = i;
            int to = i;
            for (; i < segment.end && !(Math.abs(sums[i]) <= frame.decision); i++) {
                if (!Double.isNaN(sums[i])) {
                    frame.flag(i, Rule.BEYOND_LIMITS, high);
                    to = i;
                }
            }
            if (telling) {
                List<Object> details = List.of(series.x(from), frame.decision);
                signal(Rule.BEYOND_LIMITS, from, to, from, high, "cusum", details);
            }
        }
    }

    private void stretch() {
        if (may(Rule.SHIFT)) {
            shift(rules.points(Rule.SHIFT));
        }
        if (may(Rule.TREND)) {
            trend(rules.points(Rule.TREND), 1);
            trend(rules.points(Rule.TREND), -1);
        }
        if (may(Rule.TWO_OF_THREE)) {
            window(Rule.TWO_OF_THREE, 3, rules.points(Rule.TWO_OF_THREE), 1);
            window(Rule.TWO_OF_THREE, 3, rules.points(Rule.TWO_OF_THREE), -1);
        }
        if (may(Rule.FOUR_OF_FIVE)) {
            window(Rule.FOUR_OF_FIVE, 5, rules.points(Rule.FOUR_OF_FIVE), 1);
            window(Rule.FOUR_OF_FIVE, 5, rules.points(Rule.FOUR_OF_FIVE), -1);
        }
        if (may(Rule.HUGGING)) {
            hugging(rules.points(Rule.HUGGING));
        }
        if (may(Rule.ALTERNATING)) {
            alternating(rules.points(Rule.ALTERNATING));
        }
        if (may(Rule.MIXTURE)) {
            mixture(rules.points(Rule.MIXTURE));
        }
    }

    /** Successive points on one side. */
    private void shift(int wanted) {
        int count = 0;
        int side = 0;
        for (int k = 0; k < length; k++) {
            int here = frame.side[at[k]];
            if (here == 0 && rules.ties() == RuleSet.Ties.SKIP) {
                continue;
            }
            if (here != side) {
                pattern(Rule.SHIFT, count, wanted, side > 0);
                count = 0;
                side = here;
            }
            if (here != 0) {
                counted[count++] = at[k];
            }
        }
        pattern(Rule.SHIFT, count, wanted, side > 0);
    }

    private void trend(int wanted, int way) {
        int count = 0;
        for (int k = 0; k < length; k++) {
            int step = count == 0 ? 1 : way * step(counted[count - 1], at[k]);
            if (step == 0 && rules.equals() == RuleSet.Ties.SKIP) {
                continue;
            }
            if (step <= 0) {
                pattern(Rule.TREND, count, wanted, way > 0);
                count = 0;
            }
            counted[count++] = at[k];
        }
        pattern(Rule.TREND, count, wanted, way > 0);
    }

    private void hugging(int wanted) {
        int count = 0;
        for (int k = 0; k < length; k++) {
            int i = at[k];
            // A chart without any spread has no inner third.
            if (frame.value[i] <= frame.upper68[i]
                    && frame.value[i] >= frame.lower68[i]
                    && frame.upper68[i] > frame.lower68[i]) {
                counted[count++] = i;
            } else {
                pattern(Rule.HUGGING, count, wanted, null);
                count = 0;
            }
        }
        pattern(Rule.HUGGING, count, wanted, null);
    }

    private void alternating(int wanted) {
        int count = 0;
        int before = 0;
        for (int k = 0; k < length; k++) {
            int step = k == 0 ? 0 : step(at[k - 1], at[k]);
            if (step == 0 || step == before) {
                pattern(Rule.ALTERNATING, count, wanted, null);
                count = 0;
                if (step != 0) {
                    counted[count++] = at[k - 1];
                }
            }
            counted[count++] = at[k];
            before = step;
        }
        pattern(Rule.ALTERNATING, count, wanted, null);
    }

    private void mixture(int wanted) {
        int count = 0;
        boolean above = false;
        boolean below = false;
        for (int k = 0; k <= length; k++) {
            int zone = k == length ? 0 : beyondInnerThird(at[k]);
            if (zone == 0) {
                pattern(Rule.MIXTURE, above && below ? count : 0, wanted, null);
                count = 0;
                above = false;
                below = false;
            } else {
                counted[count++] = at[k];
                above |= zone > 0;
                below |= zone < 0;
            }
        }
    }

    private int step(int from, int to) {
        return frame.value[to] > frame.value[from] ? 1 : frame.value[to] < frame.value[from] ? -1 : 0;
    }

    private int beyondInnerThird(int i) {
        return frame.value[i] > frame.upper68[i] ? 1 : frame.value[i] < frame.lower68[i] ? -1 : 0;
    }

    /** Flags and signals the counted points if there are enough of them. */
    private void pattern(Rule rule, int count, int wanted, @Nullable Boolean high) {
        if (count < wanted) {
            return;
        }
        for (int k = 0; k < count; k++) {
            frame.flag(counted[k], rule, high != null && high);
        }
        if (telling) {
            int from = counted[0];
            int to = counted[count - 1];
            signal(rule, from, to, counted[wanted - 1], high, count, series.x(from), series.x(to));
        }
    }

    /** Enough of a few successive points far out on one side; overlapping windows are one signal. */
    private void window(Rule rule, int size, int wanted, int side) {
        boolean sameSide = rule == Rule.TWO_OF_THREE && rules.twoOfThree() != RuleSet.TwoOfThree.THIRD_ANYWHERE;
        int from = -1;
        int to = -1;
        int completedAt = -1;
        if (countFar(rule, side) < wanted) {
            return;
        }
        int near = 0;
        for (int end = 1; end <= length; end++) {
            near += far[end - 1];
            near -= end > size ? far[end - 1 - size] : 0;
            if (near < wanted || end < size) {
                continue;
            }
            int seen = 0;
            int onSide = 0;
            int first = -1;
            int last = -1;
            int enough = -1;
            for (int k = end - size; k < end; k++) {
                onSide += frame.side[at[k]] == side ? 1 : 0;
                if (far[k] > 0) {
                    seen++;
                    first = first < 0 ? k : first;
                    last = k;
                    enough = seen == wanted ? k : enough;
                }
            }
            if (sameSide && onSide < size) {
                continue;
            }
            if (from >= 0 && first > to) {
                windowSignal(rule, from, to, completedAt, side);
                from = -1;
            }
            if (from < 0) {
                from = first;
                completedAt = sameSide ? end - 1 : enough;
            }
            to = Math.max(to, last);
            for (int k = first; k <= last; k++) {
                if (far[k] > 0) {
                    frame.flag(at[k], rule, side > 0);
                }
            }
        }
        if (from >= 0) {
            windowSignal(rule, from, to, completedAt, side);
        }
    }

    /** Notes which points of the stretch are far out. */
    private int countFar(Rule rule, int side) {
        int count = 0;
        for (int k = 0; k < length; k++) {
            far[k] = isFar(rule, at[k], side) ? 1 : 0;
            count += far[k];
        }
        return count;
    }

    private boolean isFar(Rule rule, int i, int side) {
        if (rule == Rule.FOUR_OF_FIVE) {
            return beyondInnerThird(i) == side;
        }
        boolean far = side > 0 ? frame.value[i] > frame.upper95[i] : frame.value[i] < frame.lower95[i];
        boolean beyond = frame.value[i] > frame.upper[i] || frame.value[i] < frame.lower[i];
        return far && !(beyond && rules.twoOfThree() == RuleSet.TwoOfThree.WITHIN_LIMITS);
    }

    private void windowSignal(Rule rule, int from, int to, int completedAt, int side) {
        if (telling) {
            signal(rule, at[from], at[to], at[completedAt], side > 0, series.x(at[from]), series.x(at[to]));
        }
    }

    private void runs(Runs runs) {
        if (rules.has(Rule.LONGEST_RUN) && runs.tooLong()) {
            longestRun(runs);
        }
        if (rules.has(Rule.CROSSINGS) && runs.tooFewCrossings()) {
            wholePhase(Rule.CROSSINGS, runs, runs.crossings(), runs.useful(), runs.crossingsMinimum());
        }
        int number = runs.crossings() + 1;
        if (rules.has(Rule.RUNS_TOO_FEW) && number < RunsTable.fewest(runs.useful())) {
            wholePhase(Rule.RUNS_TOO_FEW, runs, number, runs.useful(), RunsTable.fewest(runs.useful()));
        }
        if (rules.has(Rule.RUNS_TOO_MANY) && number > RunsTable.most(runs.useful())) {
            wholePhase(Rule.RUNS_TOO_MANY, runs, number, runs.useful(), RunsTable.most(runs.useful()));
        }
    }

    private void longestRun(Runs runs) {
        boolean high = frame.side[runs.longestFrom()] > 0;
        for (int i = runs.longestFrom(); i <= runs.longestTo(); i++) {
            if (frame.included[i] && frame.side[i] != 0) {
                frame.flag(i, Rule.LONGEST_RUN, high);
            }
        }
        if (!telling) {
            return;
        }
        signal(
                Rule.LONGEST_RUN,
                runs.longestFrom(),
                runs.longestTo(),
                runs.completedAt(),
                high,
                runs.longest(),
                series.x(runs.longestFrom()),
                series.x(runs.longestTo()),
                runs.useful(),
                runs.longestLimit());
    }

    private void wholePhase(Rule rule, Runs runs, Object... details) {
        int first = -1;
        for (int i = segment.from; i < segment.end; i++) {
            if (frame.included[i] && frame.side[i] != 0) {
                first = first < 0 ? i : first;
                frame.flag(i, rule, false);
            }
        }
        if (telling) {
            signal(rule, first, runs.last(), runs.last(), null, details);
        }
    }

    private void signal(Rule rule, int from, int to, int completedAt, @Nullable Boolean high, Object... details) {
        signal(rule, from, to, completedAt, high, rule.id(), List.of(details));
    }

    private void signal(
            Rule rule, int from, int to, int completedAt, @Nullable Boolean high, String key, List<Object> details) {
        Boolean favourable = null;
        if (high != null && options.direction() != Direction.NEITHER) {
            favourable = high == (options.direction() == Direction.INCREASE);
        }
        signals.add(new Signal(rule, from, to, completedAt, high, favourable, key, details));
    }
}
