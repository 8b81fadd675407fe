package org.allteach.spc;

import java.util.List;
import java.util.Locale;

/**
 * Something to know before trusting an analysis.
 *
 * @param kind what it is about
 * @param phase the phase that it concerns
 * @param details what the text mentions
 */
public record Warning(Kind kind, int phase, List<Object> details) {

    public Warning {
        details = List.copyOf(details);
    }

    /** What a warning can be about. */
    public enum Kind {
        /** Limits rest on fewer than 20 points; they will move as points are added. */
        PROVISIONAL_LIMITS,
        /** Fewer than 12 points: a run chart says as much and promises less. */
        RATHER_RUN_CHART,
        /** Fewer than 10 useful points: runs cannot be told from chance. */
        FEW_FOR_RUNS,
        /** No limits could be calculated: too few points, or no moving range survived screening. */
        NO_LIMITS;

        /** The name in the JSON contract, as {@code provisional-limits}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One sentence in the given language or else in English. */
    public String text(Locale locale) {
        return Texts.text(locale, "warning." + kind.id(), details.toArray());
    }
}
