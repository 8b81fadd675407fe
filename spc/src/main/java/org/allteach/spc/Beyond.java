package org.allteach.spc;

/** Single points beyond their limits, excluded ones among them, and sums beyond their decision interval. */
final class Beyond {
    private final Frame frame;
    private final Findings findings;

    Beyond(Frame frame, Findings findings) {
        this.frame = frame;
        this.findings = findings;
    }

    void find(Segment segment, Rows rows) {
        if (Double.isNaN(frame.decision)) {
            limits(segment, rows.over, rows.under);
        } else {
            decision(segment, frame.high, true);
            decision(segment, frame.low, false);
        }
    }

    private void limits(Segment segment, Bits over, Bits under) {
        int k = Math.min(over.next(0), under.next(0));
        while (k < over.length()) {
            boolean isHigh = over.get(k);
            limit(segment.from + k, isHigh ? frame.upper : frame.lower, isHigh);
            k = Math.min(over.next(k + 1), under.next(k + 1));
        }
    }

    private void limit(int i, double[] limit, boolean isHigh) {
        findings.flag(i, Rule.BEYOND_LIMITS, isHigh);
        if (findings.telling()) {
            String key = frame.smoothed.length > 0 ? "ewma" : Rule.BEYOND_LIMITS.id();
            double value = findings.shown(frame.high[i]);
            findings.tell(Rule.BEYOND_LIMITS, key, i, i, i, isHigh, findings.x(i), value, findings.shown(limit[i]));
        }
    }

    /** A sum beyond its decision interval stays there for a while: that is one signal. */
    private void decision(Segment segment, double[] sums, boolean isHigh) {
        for (int i = segment.from; i < segment.end; i++) {
            if (!(Math.abs(sums[i]) > frame.decision)) {
                continue;
            }
            int from = i;
            int to = i;
            for (; i < segment.end && !(Math.abs(sums[i]) <= frame.decision); i++) {
                if (!Double.isNaN(sums[i])) {
                    findings.flag(i, Rule.BEYOND_LIMITS, isHigh);
                    to = i;
                }
            }
            if (findings.telling()) {
                findings.tell(Rule.BEYOND_LIMITS, "cusum", from, to, from, isHigh, findings.x(from), frame.decision);
            }
        }
    }
}
