package org.allteach.home;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the viewer.
 *
 * @param what in words what to do
 * @param where of which collaborative or team
 * @param path the page on which it is done
 * @param due until when; null where it has no day
 * @param isLate whether that day is over
 * @param when from when to when, in words; empty where it is a day until which it is done
 */
record Task(
        String what, String where, String path, @Nullable LocalDate due, boolean isLate, String when)
        implements Comparable<Task> {

    private static final Comparator<Task> ORDER =
            Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()));

    Task(String what, String where, String path, @Nullable LocalDate due, boolean isLate) {
        this(what, where, path, due, isLate, "");
    }

    /** Those with a day first, the earliest first. */
    @Override
    public int compareTo(Task other) {
        return ORDER.compare(this, other);
    }
}
