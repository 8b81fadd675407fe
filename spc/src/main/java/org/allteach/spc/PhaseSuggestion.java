package org.allteach.spc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place where a new phase could begin, with the evidence. It is for a person to accept, with a reason, or not.
 *
 * @param from index of the new phase's first point
 * @param run points in a row on one side of the old centre, from there on
 * @param high whether the level has risen
 * @param favourable whether that is for the better; null if no way is better
 * @param before the old centre there, in the units shown
 * @param after the centre of the new phase's first points, in the units shown
 * @param details what the text mentions
 */
public record PhaseSuggestion(
        int from,
        int run,
        boolean high,
        @Nullable Boolean favourable,
        double before,
        double after,
        List<Object> details) {

    public PhaseSuggestion {
        details = List.copyOf(details);
    }

    /** The evidence in words, and what to ask first, in the given language or else in English. */
    public String text(Locale locale) {
        return Texts.text(locale, high ? "phase.high" : "phase.low", details.toArray());
    }
}
