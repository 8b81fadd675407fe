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
                .map((Warning warning) -> warning.text(locale))
                .toList();
        return new Reasons(signals, warnings);
    }

    /** The signal with places called as people call them. */
    private static Signal named(Signal signal, Timeline timeline) {
        List<Object> details = signal.details().stream()
                .map(detail -> detail instanceof String place ? place(place, timeline) : detail)
                .toList();
        return new Signal(
                signal.rule(),
                signal.from(),
                signal.to(),
                signal.completedAt(),
                signal.high(),
                signal.favourable(),
                signal.key(),
                details);
    }

    private static String place(String place, Timeline timeline) {
        int index = place.length() == 10 ? timeline.indexOf(LocalDate.parse(place)) : -1;
        return index < 0 ? place : timeline.name(index);
    }
}
