package org.allteach.variation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.drawing.Meaning;
import org.allteach.drawing.Timeline;
import org.allteach.spc.Analysis;
import org.allteach.spc.Signal;
import org.allteach.spc.Warning;

/** Why points are special, each under its letter on the chart; and what to know before trusting the chart. */
record Reasons(List<Reason> signals, List<String> warnings) {

    private static final int MANY = 8;
    private static final int FEW = 5;

    /** One signal in words. */
    record Reason(String letter, Meaning meaning, String when, String text) {}

    static Reasons of(Analysis analysis, Locale locale) {
        Timeline timeline = Timeline.of(analysis.series(), locale);
        var signals = new ArrayList<Reason>();
        for (Signal signal : Meaning.inOrder(analysis)) {
            String from = timeline.name(signal.from());
            String when = signal.from() == signal.to() ? from : from + " – " + timeline.name(signal.to());
            signals.add(new Reason(
                    Meaning.letter(signals.size()),
                    Meaning.of(signal),
                    when,
                    named(signal, timeline).text(locale)));
        }
        List<String> warnings = analysis.warnings().stream()
                .filter(warning -> !isSaidStronger(warning, analysis.warnings()))
                .map((Warning warning) -> warning.text(locale))
                .toList();
        return new Reasons(signals, warnings);
    }

    /** That limits are provisional goes without saying where a run chart would do better. */
    private static boolean isSaidStronger(Warning warning, List<Warning> all) {
        return warning.kind() == Warning.Kind.PROVISIONAL_LIMITS
                && all.stream()
                        .anyMatch(other ->
                                other.kind() == Warning.Kind.RATHER_RUN_CHART && other.phase() == warning.phase());
    }

    /** The signals before the newest few, which not everybody wants to read. */
    List<Reason> earlier() {
        return signals.size() <= MANY ? List.of() : signals.subList(0, signals.size() - FEW);
    }

    /** The newest few signals, or all where there are not many. */
    List<Reason> newest() {
        return signals.subList(earlier().size(), signals.size());
    }

    /** The signal with places called as people call them. */
    private static Signal named(Signal signal, Timeline timeline) {
        return new Signal(
                signal.rule(),
                signal.from(),
                signal.to(),
                signal.completedAt(),
                signal.high(),
                signal.favourable(),
                signal.key(),
                named(signal.details(), timeline));
    }

    /** Details with places called as people call them. */
    static List<Object> named(List<Object> details, Timeline timeline) {
        return details.stream()
                .map(detail -> detail instanceof String place ? place(place, timeline) : detail)
                .toList();
    }

    private static String place(String place, Timeline timeline) {
        int index = place.length() == 10 ? timeline.indexOf(LocalDate.parse(place)) : -1;
        return index < 0 ? place : timeline.name(index);
    }
}
