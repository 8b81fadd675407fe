package org.allteach.charts;

import org.allteach.spc.Analysis;
import org.allteach.spc.Rule;
import org.allteach.spc.Signal;
import org.jspecify.annotations.Nullable;

/** What a point of a chart means: the shape and the colour that it gets. */
public enum Meaning {
    COMMON("p"),
    IMPROVEMENT("i"),
    CONCERN("x"),
    /** A signal where no way is better. */
    NEITHER("n");

    /** The class of its mark in the drawing. */
    final String type;

    Meaning(String type) {
        this.type = type;
    }

    /** The meaning of a signal. */
    public static Meaning of(Signal signal) {
        Boolean favourable = signal.favourable();
        return favourable == null ? NEITHER : favourable ? IMPROVEMENT : CONCERN;
    }

    /**
     * The meaning of each point: that of the first rule, in the order of precedence, that it is part of. Rules about a whole
     * phase (too few crossings, too many runs) mark the centre line and not its points.
     */
    public static Meaning[] of(Analysis analysis) {
        var decisive = new @Nullable Signal[analysis.size()];
        for (Signal signal : analysis.signals()) {
            if (ofWholePhase(signal.rule())) {
                continue;
            }
            for (int i = signal.from(); i <= signal.to(); i++) {
                Signal other = decisive[i];
                if (analysis.signals(i, signal.rule())
                        && (other == null || signal.rule().compareTo(other.rule()) < 0)) {
                    decisive[i] = signal;
                }
            }
        }
        var meanings = new Meaning[decisive.length];
        for (int i = 0; i < decisive.length; i++) {
            Signal signal = decisive[i];
            meanings[i] = signal == null ? COMMON : of(signal);
        }
        return meanings;
    }

    /** Whether a rule says something of a phase as a whole. */
    public static boolean ofWholePhase(Rule rule) {
        return rule == Rule.CROSSINGS || rule == Rule.RUNS_TOO_FEW || rule == Rule.RUNS_TOO_MANY;
    }

    /** The letter under which a chart and the list beside it speak of a signal: A, B, … Z, AA, AB, … */
    public static String letter(int signal) {
        String last = String.valueOf((char) ('A' + signal % 26));
        return signal < 26 ? last : letter(signal / 26 - 1) + last;
    }
}
