package org.allteach.spc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a rule set asks for in one phase. Nearly always there is nothing, and a few operations on rows of bits say
 * so; only where there is something are points looked at one by one.
 */
final class Patterns {
    private final RuleSet rules;
    private final Findings findings;
    private final Rows rows;
    private final Beyond beyond;
    private final Windows windows;
    private final WholePhase wholePhase;
    /** The number of points that each rule asks for, 0 if the set does not have it. */
    private final int[] wanted = new int[Rule.values().length];

    private final boolean hasRuns;
    private final boolean hasThirds;

    /** Points beyond the inner third. */
    private final Bits outerHigh;

    private final Bits outerLow;
    /** Points where there is an inner third: a chart without any spread has none. */
    private final Bits apart;
    /** For whatever a rule needs besides. */
    private final Bits other;

    /** What goes one way, and what the other, for the rule at hand. */
    private Bits high;

    private Bits low;
    private Segment segment = new Segment();

    Patterns(Frame frame, Options options) {
        rules = options.rules();
        findings = new Findings(frame, options);
        rows = new Rows(frame);
        beyond = new Beyond(frame, findings);
        windows = new Windows(rows, findings);
        wholePhase = new WholePhase(frame, rules, findings);
        rules.points().forEach((rule, points) -> wanted[rule.index()] = points);
        hasRuns = rules.hasRuns();
        hasThirds = rules.hasThirds();
        high = rows.above;
        low = rows.below;
        outerHigh = rows.row();
        outerLow = rows.row();
        apart = rows.row();
        other = rows.row();
    }

    /** Turns to a series; without a list for signals, flags will do. */
    void turnTo(Series series, @Nullable List<Signal> signals) {
        findings.turnTo(series, signals);
    }

    /**
     * Looks for single points, and for patterns in time if the points have an order.
     *
     * @param countsRuns whether the phase is to know its runs, even if no rule asks for them
     */
    void find(Segment phase, boolean ordered, boolean countsRuns) {
        segment = phase;
        rows.read(segment);
        if (wanted(Rule.BEYOND_LIMITS) > 0) {
            beyond.find(segment, rows);
        }
        rows.passOverExcluded();
        if (countsRuns || ordered && hasRuns) {
            segment.runs.count(rows, ordered);
        }
        if (ordered) {
            patterns();
        }
    }

    private int wanted(Rule rule) {
        return wanted[rule.index()];
    }

    private void patterns() {
        if (wanted(Rule.SHIFT) > 0) {
            shift(wanted(Rule.SHIFT));
        }
        if (wanted(Rule.TREND) > 0) {
            trend(wanted(Rule.TREND));
        }
        if (wanted(Rule.TWO_OF_THREE) > 0) {
            twoOfThree(wanted(Rule.TWO_OF_THREE));
        }
        if (hasThirds) {
            thirds();
        }
        if (hasRuns) {
            wholePhase.find(segment.runs);
        }
    }

    /** Successive points on one side. */
    private void shift(int length) {
        if (rules.ties() == RuleSet.Ties.SKIP) {
            other.copy(rows.present);
            skipTies(rows.above, rows.below);
        } else {
            high = rows.above;
            low = rows.below;
        }
        if (high.hasRun(length) || low.hasRun(length)) {
            for (int from = nextSide(0); from < high.length(); ) {
                boolean isHigh = high.get(from);
                int end = (isHigh ? high : low).nextGap(from);
                pattern(Rule.SHIFT, from, end, length, isHigh);
                from = nextSide(end);
            }
        }
        rows.skipNothing();
    }

    private int nextSide(int k) {
        return Math.min(high.next(k), low.next(k));
    }

    /** Skips those of some points that are in neither of two rows. */
    private void skipTies(Bits one, Bits another) {
        other.andNot(one);
        other.andNot(another);
        rows.skip(other);
        high = rows.closedUp(one, rows.one);
        low = rows.closedUp(another, rows.other);
    }

    /** Successive points that rise, or fall. */
    private void trend(int length) {
        if (rules.equals() == RuleSet.Ties.SKIP) {
            other.follow(rows.present);
            skipTies(rows.up, rows.down);
        } else {
            high = rows.up;
            low = rows.down;
        }
        trend(high, length, true);
        trend(low, length, false);
        rows.skipNothing();
    }

    private void trend(Bits steps, int length, boolean rises) {
        if (!steps.hasRun(length - 1)) {
            return;
        }
        Bits points = rows.closedUp(rows.present, other);
        for (int from = points.next(0); from < points.length(); ) {
            int end = steps.nextGap(from + 1);
            pattern(Rule.TREND, from, end, length, rises);
            from = points.next(end);
        }
    }

    private void twoOfThree(int enough) {
        if (rules.twoOfThree() == RuleSet.TwoOfThree.WITHIN_LIMITS) {
            rows.farHigh.andNot(rows.over);
            rows.farLow.andNot(rows.under);
        }
        boolean oneSide = rules.twoOfThree() != RuleSet.TwoOfThree.THIRD_ANYWHERE;
        Bits high = oneSide ? rows.above : rows.present;
        Bits low = oneSide ? rows.below : rows.present;
        windows.find(Rule.TWO_OF_THREE, 3, enough, rows.farHigh, high, oneSide, true);
        windows.find(Rule.TWO_OF_THREE, 3, enough, rows.farLow, low, oneSide, false);
    }

    /** The rules about the inner third. */
    private void thirds() {
        rows.thirds(outerHigh, outerLow, apart);
        if (wanted(Rule.FOUR_OF_FIVE) > 0) {
            windows.find(Rule.FOUR_OF_FIVE, 5, wanted(Rule.FOUR_OF_FIVE), outerHigh, rows.present, false, true);
            windows.find(Rule.FOUR_OF_FIVE, 5, wanted(Rule.FOUR_OF_FIVE), outerLow, rows.present, false, false);
        }
        if (wanted(Rule.HUGGING) > 0) {
            hugging(wanted(Rule.HUGGING));
        }
        if (wanted(Rule.ALTERNATING) > 0) {
            alternating(wanted(Rule.ALTERNATING));
        }
        if (wanted(Rule.MIXTURE) > 0) {
            mixture(wanted(Rule.MIXTURE));
        }
    }

    private void hugging(int length) {
        other.copy(rows.present);
        other.and(apart);
        other.andNot(outerHigh);
        other.andNot(outerLow);
        if (other.hasRun(length)) {
            int end;
            for (int from = other.next(0); from < other.length(); from = other.next(end)) {
                end = other.nextGap(from);
                pattern(Rule.HUGGING, from, end, length, null);
            }
        }
    }

    /** Successive points beyond the inner third, on both sides. */
    private void mixture(int length) {
        other.copy(outerHigh);
        other.or(outerLow);
        if (other.hasRun(length)) {
            int end;
            for (int from = other.next(0); from < other.length(); from = other.next(end)) {
                end = other.nextGap(from);
                if (outerHigh.next(from) < end && outerLow.next(from) < end) {
                    pattern(Rule.MIXTURE, from, end, length, null);
                }
            }
        }
    }

    /** Successive points that go up and down in turn; one pattern may end with the step that the next begins with. */
    private void alternating(int length) {
        for (int from = rows.present.next(0); from < rows.size(); ) {
            int end = from + 1;
            while (goesOn(from, end)) {
                end++;
            }
            pattern(Rule.ALTERNATING, from, end, length, null);
            // A step again the same way begins anew with the point before.
            from = end < rows.size() && (rows.up.get(end) || rows.down.get(end)) ? end - 1 : rows.present.next(end);
        }
    }

    private boolean goesOn(int from, int k) {
        if (k == rows.size() || !rows.up.get(k) && !rows.down.get(k)) {
            return false;
        }
        return k == from + 1 || (rows.up.get(k) ? rows.down : rows.up).get(k - 1);
    }

    /** Flags and signals the points of a pattern if there are enough of them. */
    private void pattern(Rule rule, int from, int end, int enough, @Nullable Boolean isHigh) {
        if (end - from < enough) {
            return;
        }
        for (int k = from; k < end; k++) {
            findings.flag(rows.point(k), rule, isHigh);
        }
        if (findings.telling()) {
            int first = rows.point(from);
            int last = rows.point(end - 1);
            int completedAt = rows.point(from + enough - 1);
            findings.signal(rule, first, last, completedAt, isHigh, end - from, findings.x(first), findings.x(last));
        }
    }
}
