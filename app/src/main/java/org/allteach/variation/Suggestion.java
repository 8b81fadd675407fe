package org.allteach.variation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.allteach.drawing.Timeline;
import org.allteach.spc.Analysis;
import org.allteach.spc.PhaseSuggestion;
import org.allteach.spc.StableShift;
import org.jspecify.annotations.Nullable;

/**
 * A phase that could begin somewhere, with the evidence. People accept it with their reason, or dismiss it.
 *
 * @param text the evidence, and what to ask before accepting it
 */
record Suggestion(LocalDate start, String text) {

    /** So many points make limits that deserve the name. */
    private static final int POINTS = 12;

    /** The next phase that the data suggest; null where there is none, or people have said that it is none. */
    static @Nullable Suggestion of(Charted charted, List<Decision> decisions, Locale locale) {
        Analysis analysis = charted.analysis();
        List<PhaseSuggestion> all =
                StableShift.suggest(analysis.chart(), analysis.series(), analysis.options(), POINTS);
        if (all.isEmpty()) {
            return null;
        }
        PhaseSuggestion next = all.getFirst();
        LocalDate start = charted.dates().get(next.from());
        boolean dismissed = decisions.stream()
                .anyMatch(decision -> decision.kind() == Decision.Kind.DISMISSAL
                        && decision.start().equals(start));
        return dismissed ? null : new Suggestion(start, words(next, Timeline.of(analysis.series(), locale), locale));
    }

    private static String words(PhaseSuggestion suggestion, Timeline timeline, Locale locale) {
        return new PhaseSuggestion(
                        suggestion.from(),
                        suggestion.run(),
                        suggestion.high(),
                        suggestion.favourable(),
                        suggestion.before(),
                        suggestion.after(),
                        Reasons.named(suggestion.details(), timeline))
                .text(locale);
    }
}
