package org.allteach.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which people can be asked to come: all but Saturdays, Sundays and the public holidays of the countries at hand.
 *
 * @param holidays those of all countries that take part; a day off for some is no day to meet for all
 */
public record WorkDays(Set<LocalDate> holidays) {

    /** Where no holidays are known: all but Saturdays and Sundays. */
    public static final WorkDays WEEKDAYS = new WorkDays(Set.of());

    public WorkDays {
        holidays = Set.copyOf(holidays);
    }

    public boolean includes(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The day itself where people work on it, else the next one on which they do. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate next = day;
        while (!includes(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The first day from the given one on that begins so many days of work without one off between them. */
    public LocalDate onOrAfter(LocalDate day, int length) {
        LocalDate first = onOrAfter(day);
        // Five is a whole week of work; longer meetings have a weekend in them whatever the day.
        for (int tries = 0; tries < 400 && !isFree(first, Math.min(length, 5)); tries++) {
            first = onOrAfter(first.plusDays(1));
        }
        return first;
    }

    private boolean isFree(LocalDate first, int length) {
        for (int i = 0; i < length; i++) {
            if (!includes(first.plusDays(i))) {
                return false;
            }
        }
        return true;
    }
}
