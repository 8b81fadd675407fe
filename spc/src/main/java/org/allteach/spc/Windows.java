package org.allteach.spc;

/** Enough of a few successive points far out on one side: two of three, four of five. */
final class Windows {
    private final Rows rows;
    private final Findings findings;

    Windows(Rows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    /**
     * Flags the far points of every window that has enough of them; overlapping windows are one signal.
     *
     * @param far the points that are far out on a side
     * @param every where all points of a window have to lie
     * @param whole whether it takes the whole window to know
     */
    void find(Rule rule, int size, int wanted, Bits far, Bits every, boolean whole, boolean high) {
        int from = -1;
        int to = -1;
        int completedAt = -1;
        for (int w = 0; w < far.words(); w++) {
            for (long begins = begins(w, size, wanted, far, every); begins != 0; begins &= begins - 1) {
                int begin = (w << 6) + Long.numberOfTrailingZeros(begins);
                int first = far.next(begin);
                if (first > to) {
                    signal(rule, from, to, completedAt, high);
                    from = first;
                    completedAt = whole ? begin + size - 1 : nth(far, begin, wanted);
                }
                for (int k = first; k < begin + size; k = far.next(k + 1)) {
                    findings.flag(rows.point(k), rule, high);
                    to = k;
                }
            }
        }
        signal(rule, from, to, completedAt, high);
    }

    /** The places of a word at which windows begin that have enough far points. */
    private static long begins(int w, int size, int wanted, Bits far, Bits every) {
        if (Long.bitCount(far.word(w)) + Long.bitCount(far.word(w + 1)) < wanted || wanted > size) {
            return 0;
        }
        long all = -1;
        long ones = 0;
        long twos = 0;
        long fours = 0;
        for (int k = 0; k < size; k++) {
            all &= every.from(w, k);
            // Adds one bit to 64 numbers of three bits each.
            long one = far.from(w, k);
            long two = ones & one;
            ones ^= one;
            fours |= twos & two;
            twos ^= two;
        }
        return all
                & switch (wanted) {
                    case 1 -> ones | twos | fours;
                    case 2 -> twos | fours;
                    case 3 -> twos & ones | fours;
                    case 4 -> fours;
                    default -> fours & ones;
                };
    }

    private static int nth(Bits far, int begin, int wanted) {
        int k = far.next(begin);
        for (int seen = 1; seen < wanted; seen++) {
            k = far.next(k + 1);
        }
        return k;
    }

    private void signal(Rule rule, int first, int last, int completed, boolean high) {
        if (first >= 0 && findings.telling()) {
            int from = rows.point(first);
            int to = rows.point(last);
            findings.signal(rule, from, to, rows.point(completed), high, findings.x(from), findings.x(to));
        }
    }
}
