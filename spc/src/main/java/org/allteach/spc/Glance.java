package org.allteach.spc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A first look at a phase of at most 64 points, as bits: says quickly that a rule finds nothing there. Most phases show
 * nothing, so most of the time nobody needs to look closer. Where it cannot tell it says that there may be something;
 * what there is, {@link Patterns} finds out.
 */
final class Glance {
    /** One bit per point in each; those of longer phases do not fit. */
    private static final int LONGEST = 64;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** The sign of each of eight bytes. */
    private static final long NEGATIVE = 0x8080_8080_8080_8080L;
    /** The lowest bit of each of eight bytes: 1 and -1 have it. */
    private static final long ODD = 0x0101_0101_0101_0101L;

    private final Frame frame;
    private final RuleSet rules;
    private boolean blind;
    private int length;
    /** The points that are present and not excluded. */
    private long included;

    private long excluded;
    private long above;
    private long below;

    Glance(Frame frame, RuleSet rules) {
        this.frame = frame;
        this.rules = rules;
    }

    void look(Segment segment) {
        length = segment.end - segment.from;
        blind = length > LONGEST;
        if (blind) {
            return;
        }
        included = length == LONGEST ? -1 : (1L << length) - 1;
        excluded = 0;
        if (!frame.complete) {
            leaveOut(segment);
        }
        below = sides(segment, NEGATIVE) & included;
        above = sides(segment, ODD) & included & ~below;
    }

    private void leaveOut(Segment segment) {
        for (int k = 0, i = segment.from; k < length; k++, i++) {
            included &= ~((frame.included[i] ? 0 : 1L) << k);
            excluded |= (frame.excluded[i] ? 1L : 0) << k;
        }
    }

    /** One bit of each side, eight at a time. */
    private long sides(Segment segment, long bit) {
        long bits = 0;
        for (int k = segment.from & -8; k < segment.end; k += 8) {
            long eight = Long.compress((long) EIGHT.get(frame.side, k), bit);
            int place = k - segment.from;
            bits |= place < 0 ? eight >>> -place : eight << place;
        }
        return bits;
    }

    /** The points of one kind, those that are passed over closed up; a missing point keeps its place. */
    private long closed(long points, long passedOver) {
        return passedOver == 0 ? points : Long.compress(points, ~passedOver);
    }

    boolean mayShift(int wanted) {
        if (blind) {
            return true;
        }
        long ties = rules.ties() == RuleSet.Ties.SKIP ? included & ~(above | below) : 0;
        return hasRun(closed(above, excluded | ties), wanted) || hasRun(closed(below, excluded | ties), wanted);
    }

    /** Successive values that rise or fall; equal ones in between need a closer look. */
    boolean mayTrend(Segment segment, int wanted) {
        if (blind || excluded != 0 || wanted < 2) {
            return true;
        }
        long up = 0;
        long down = 0;
        double[] value = frame.value;
        for (int k = 1, i = segment.from + 1; k < length; k++, i++) {
            up |= below(value[i - 1], value[i]) << k;
            down |= below(value[i], value[i - 1]) << k;
        }
        long pairs = included & included << 1;
        up &= pairs;
        down &= pairs;
        boolean ties = rules.equals() == RuleSet.Ties.SKIP && (up | down) != pairs;
        return ties || hasRun(up, wanted - 1) || hasRun(down, wanted - 1);
    }

    /** Two points within three that lie far out on one side. */
    boolean mayTwoOfThree(Segment segment, int wanted) {
        if (blind || wanted < 2) {
            return true;
        }
        long high = 0;
        long low = 0;
        double[] value = frame.value;
        double[] upper = frame.upper95;
        double[] lower = frame.lower95;
        for (int k = 0, i = segment.from; k < length; k++, i++) {
            high |= below(upper[i], value[i]) << k;
            low |= below(value[i], lower[i]) << k;
        }
        high = closed(high & included, excluded);
        low = closed(low & included, excluded);
        return (high & (high >>> 1 | high >>> 2)) != 0 || (low & (low >>> 1 | low >>> 2)) != 0;
    }

    /** 1 if a lies below b, without a branch that a processor could guess wrong; of what is missing, either. */
    private static long below(double a, double b) {
        return Double.doubleToRawLongBits(a - b) >>> 63;
    }

    /** Whether so many successive bits are set: Warren, Hacker's Delight, 6-2. */
    private static boolean hasRun(long bits, int wanted) {
        int left = wanted;
        while (left > 1 && bits != 0) {
            int step = left >>> 1;
            bits = step < LONGEST ? bits & bits >>> step : 0;
            left -= step;
        }
        return bits != 0;
    }

    /** Whether Anhøj's tests or the number of runs signal. */
    boolean mayRuns() {
        if (blind) {
            return true;
        }
        long useful = above | below;
        long sides = Long.compress(above, useful);
        int count = Long.bitCount(useful);
        long all = count == LONGEST ? -1 : (1L << count) - 1;
        int crossings = Long.bitCount((sides ^ sides >>> 1) & all >>> 1);
        int limit = Runs.longestLimit(count);
        return crossings < Runs.crossingsMinimum(count)
                || hasRun(sides, limit + 1)
                || hasRun(~sides & all, limit + 1)
                || crossings + 1 < RunsTable.fewest(count)
                || crossings + 1 > RunsTable.most(count);
    }
}
