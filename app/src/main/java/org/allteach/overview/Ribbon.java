package org.allteach.overview;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.jspecify.annotations.Nullable;

/**
 * A collaborative's course with today on it: stretches of work below, meetings above, each as wide as it is long. All
 * places are in percent of the whole course.
 *
 * @param now the part of today that ends first; null where today lies in none
 * @param next the part that begins next; null where none does
 * @param todayAt where today is; null where it lies outside the course
 */
public record Ribbon(
        List<Part> parts,
        List<Tick> ticks,
        LocalDate today,
        @Nullable Phase now,
        @Nullable Phase next,
        @Nullable Double todayAt) {

    /** How a part stands to today. */
    public enum Time {
        PAST,
        NOW,
        COMING
    }

    public record Part(Phase phase, double from, double width, Time time) {}

    /** The first day of a quarter. */
    public record Tick(double at, LocalDate day) {}

    /** A meeting of two days would be too thin to be seen. */
    private static final double NARROWEST = 0.9;

    private static final int MOST_TICKS = 9;

    public static Ribbon of(Collaborative collaborative, List<Phase> phases, LocalDate today) {
        LocalDate first = collaborative.startsOn();
        LocalDate last = collaborative.endsOn();
        for (Phase phase : phases) {
            first = phase.startsOn().isBefore(first) ? phase.startsOn() : first;
            last = phase.endsOn().isAfter(last) ? phase.endsOn() : last;
        }
        var course = new Span(first, last.plusDays(1));
        var parts = new ArrayList<Part>();
        Phase now = null;
        Phase next = null;
        for (Phase phase : phases) {
            double from = course.at(phase.startsOn());
            double width = Math.max(course.at(phase.endsOn().plusDays(1)) - from, NARROWEST);
            Time time = time(phase, today);
            parts.add(new Part(phase, Math.min(from, 100 - width), width, time));
            if (time == Time.NOW && (now == null || phase.endsOn().isBefore(now.endsOn()))) {
                now = phase;
            }
            if (time == Time.COMING && next == null) {
                next = phase;
            }
        }
        boolean isInside = !today.isBefore(first) && !today.isAfter(last);
        return new Ribbon(parts, ticks(course), today, now, next, isInside ? course.at(today) : null);
    }

    private static Time time(Phase phase, LocalDate today) {
        return phase.includes(today) ? Time.NOW : phase.endsOn().isBefore(today) ? Time.PAST : Time.COMING;
    }

    private static List<Tick> ticks(Span course) {
        int step = 3;
        while (ChronoUnit.MONTHS.between(course.from(), course.to()) / step > MOST_TICKS) {
            step *= 2;
        }
        var ticks = new ArrayList<Tick>();
        LocalDate day = LocalDate.of(course.from().getYear(), 1, 1);
        for (; day.isBefore(course.to()); day = day.plusMonths(step)) {
            // Words beyond the right end would be cut off.
            if (!day.isBefore(course.from()) && course.at(day) < 94) {
                ticks.add(new Tick(course.at(day), day));
            }
        }
        return ticks;
    }

    /** How many days of the part of today are over, today included. */
    public long day() {
        return now == null ? 0 : ChronoUnit.DAYS.between(now.startsOn(), today) + 1;
    }

    public long days() {
        return now == null ? 0 : ChronoUnit.DAYS.between(now.startsOn(), now.endsOn()) + 1;
    }

    public long daysUntilNext() {
        return next == null ? 0 : ChronoUnit.DAYS.between(today, next.startsOn());
    }

    /** As SVG takes it. */
    static String percent(double place) {
        return String.format(Locale.ROOT, "%.2f%%", place);
    }

    private record Span(LocalDate from, LocalDate to) {

        double at(LocalDate day) {
            return 100.0 * ChronoUnit.DAYS.between(from, day) / Math.max(1, ChronoUnit.DAYS.between(from, to));
        }
    }
}
