package org.allteach.calendars;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One entry of a calendar.
 *
 * @param uid what calendars know it by; it stays whatever changes
 * @param sequence grows with each change
 * @param isBusy whether the time is taken
 */
record Entry(
        String uid,
        int sequence,
        Status status,
        String title,
        String description,
        String place,
        String url,
        boolean isBusy,
        Span span) {

    /** Whether it takes place, and whether its owner comes. */
    enum Status {
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }

    /** When it is. */
    sealed interface Span {}

    /** From an instant to another: the same moment in every time zone and on both sides of a change of clocks. */
    record Hours(Instant start, Instant end) implements Span {}

    /** Whole days, the last one included, wherever one is. */
    record Days(LocalDate first, LocalDate last) implements Span {}

    Entry with(int newer, Status other) {
        return new Entry(uid, newer, other, title, description, place, url, isBusy, span);
    }
}
