package org.allteach.attendance;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.allteach.activities.When;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an activity says when it has just been planned. It stands in the address: a reload says it again and
 * plans nothing.
 *
 * @param count how many were planned
 * @param leftOut days off on which it does not take place
 * @param moved days off for which it takes place on the next day of work
 */
record PlannedNow(int count, List<LocalDate> leftOut, List<LocalDate> moved) {

    private static final int MOST = 20;

    /** As the address says; null where it says nothing, or nothing that can be read. */
    static @Nullable PlannedNow asked() {
        try {
            String count = Visit.asked("planned");
            return count.isEmpty()
                    ? null
                    : new PlannedNow(Integer.parseInt(count), days(Visit.asked("left")), days(Visit.asked("moved")));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static List<LocalDate> days(String written) {
        return written.isEmpty()
                ? List.of()
                : Stream.of(written.split("_"))
                        .limit(MOST)
                        .map(LocalDate::parse)
                        .toList();
    }

    /** A day off, and why it is one. */
    static String words(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return Visit.text(isWeekend ? "activities.off.weekend" : "activities.off.holiday", When.day(day));
    }
}
