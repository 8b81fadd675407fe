package org.allteach.drawing;

import java.util.Comparator;
import java.util.List;
import org.allteach.spc.Analysis;
import org.allteach.spc.Rule;
import org.allteach.spc.Signal;
import org.jspecify.annotations.Nullable;

/** What a point of a chart means: the shape and the colour that it gets. */
public enum Meaning {
    COMMON(
            "p",
            "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
            "m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z",
            "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"),
    IMPROVEMENT("i", "m-6 0l6-6 6 6-6 6z", "m-4.5 0l4.5-4.5 4.5 4.5-4.5 4.5z", "m-7 0l7-7 7 7-7 7z"),
    CONCERN("x", "m-4.5-4.5h9v9h-9z", "m-3.5-3.5h7v7h-7z", "m-5-5h10v10h-10z"),
    /** A signal where no way is better. */
    NEITHER("n", "m-5.5 4l5.5-9.5 5.5 9.5z", "m-4 3l4-7 4 7z", "m-6 4l6-10 6 10z");

    /** The class of its mark in the drawing. */
    final String type;
    /** The path of its mark about the place where the pen is. */
    final String shape;
    /** The same where points lie close. */
    final String smallShape;
    /** The same on a small chart, whose drawing is twice as large as it is shown. */
    final String largeShape;

    Meaning(String type, String shape, String smallShape, String largeShape) {
        this.type = type;
        this.largeShape = largeShape;
        this.shape = shape;
        this.smallShape = smallShape;
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

    /** The signals in the order in which they could be known: the order of their letters. */
    public static List<Signal> inOrder(Analysis analysis) {
        return analysis.signals().stream()
                .sorted(Comparator.comparingInt(Signal::completedAt).thenComparing(Signal::rule))
                .toList();
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
