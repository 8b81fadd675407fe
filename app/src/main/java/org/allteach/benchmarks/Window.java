package org.allteach.benchmarks;

import java.time.LocalDate;
import java.util.List;
import org.allteach.collaboratives.Frequency;
import org.allteach.measures.Observations.Point;

/** The time over which teams are compared: the periods that begin between two days, both included. */
record Window(LocalDate from, LocalDate to) {

    boolean contains(Point point) {
        return !point.start().isBefore(from) && !point.start().isAfter(to);
    }

    /** So many months up to the end of the newest period that anybody has reported; or up to today where nobody has. */
    static Window lastMonths(int months, List<Point> points, Frequency frequency, LocalDate today) {
        LocalDate newest =
                points.stream().map(Point::start).max(LocalDate::compareTo).orElse(today);
        LocalDate end = frequency.containing(newest).end();
        return new Window(end.plusDays(1).minusMonths(months), end);
    }
}
