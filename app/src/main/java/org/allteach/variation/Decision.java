package org.allteach.variation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people have decided about the calculation of a chart, with their reason. Never the machine's own doing.
 *
 * @param start the period that it begins with or is about; the chart's first where it is about the whole chart
 * @param label what is decided, as its kind says
 * @param undone who took it back and when; null while it is in force
 */
record Decision(
        UUID id,
        UUID measure,
        UUID team,
        Kind kind,
        LocalDate start,
        String label,
        String reason,
        String person,
        Instant at,
        @Nullable Undoing undone) {

    enum Kind {
        /** From here on the process is another one: centre and limits are calculated anew. The label is its name. */
        PHASE("phaseBegun"),
        /** The point is drawn, but not calculated with. No label. */
        EXCLUSION("pointExcluded"),
        /** The chart that is drawn; the label is its id in the library. */
        CHART("chosen"),
        /** The rules that it is judged by; the label is the name of the set. */
        RULES("rulesChosen"),
        /** How many first points of each phase its limits are made of; 0 for all of them. */
        BASELINE("baselineFixed"),
        /** The target from here on, in the units shown. */
        TARGET("targetSet"),
        /** A phase that was suggested here, and is none. No label. */
        DISMISSAL("suggestionDismissed");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /** What the log calls it. */
        String action() {
            return "chart." + action;
        }

        /** As it stands in names of fields and messages. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is about one place of the chart. */
        boolean isPlaced() {
            return this == PHASE || this == EXCLUSION || this == TARGET || this == DISMISSAL;
        }

        boolean isLabelled() {
            return this != EXCLUSION && this != DISMISSAL;
        }
    }

    /** Who took something back, and when. */
    record Undoing(String person, Instant at) {}

    /** The same without anything that somebody wrote. */
    Decision withoutWords() {
        String kept = kind == Kind.PHASE ? "" : label;
        return new Decision(id, measure, team, kind, start, kept, "", "", at, undone);
    }

    /** The label of the newest decision of that kind: each replaces the one before. */
    static Optional<String> newest(List<Decision> decisions, Kind kind) {
        return decisions.stream()
                .filter(decision -> decision.kind == kind)
                .max(Comparator.comparing(Decision::at).thenComparing(Decision::id))
                .map(Decision::label);
    }
}
