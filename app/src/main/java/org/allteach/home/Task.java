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
 */
record Task(
        String what, String where, String path, @Nullable LocalDate due, boolean isLate) implements Comparable<Task> {

    private static final Comparator<Task> ORDER =
            Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()));

    /** Those with a day first, the earliest first. */
    @Override
    public int compareTo(Task other) {
        return ORDER.compare(this, other);
    }
}
