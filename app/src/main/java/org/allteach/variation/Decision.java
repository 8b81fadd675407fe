package org.allteach.variation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What people have decided about the calculation of a chart, with their reason. Never the machine's own doing.
 *
 * @param start the period that a phase begins with, or whose point is left out
 * @param label what the phase is called; empty for an exclusion
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
        Instant at) {

    enum Kind {
        /** From here on the process is another one: centre and limits are calculated anew. */
        PHASE,
        /** The point is drawn, but not calculated with. */
        EXCLUSION
    }

    /** The same without anything that somebody wrote. */
    Decision withoutWords() {
        return new Decision(id, measure, team, kind, start, "", "", "", at);
    }
}
