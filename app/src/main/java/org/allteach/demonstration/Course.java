package org.allteach.demonstration;

import java.time.LocalDate;
import org.allteach.demonstration.Calendar.Anchor;

/** How a team fares. */
enum Course {
    /** Improves after the first learning session. */
    EARLY,
    /** Improves after the second. */
    LATE,
    UNMOVED,
    WORSE,
    /** Improves early, then loses most of it. */
    SLIPS;

    /** How much of its success a team has on a day: 1 is all of it, -1 a full failure. */
    double at(LocalDate day, Calendar calendar) {
        LocalDate first = calendar.day(Anchor.LS1);
        LocalDate second = calendar.day(Anchor.LS2);
        return switch (this) {
            case EARLY -> calendar.risen(day, first.plusDays(14), 70);
            case LATE -> calendar.risen(day, second.plusDays(7), 60);
            case UNMOVED -> 0;
            case WORSE -> -calendar.risen(day, first.plusDays(42), 150);
            case SLIPS ->
                calendar.risen(day, first.plusDays(14), 70) - 0.9 * calendar.risen(day, second.minusDays(14), 56);
        };
    }
}
