package org.allteach.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.allteach.web.Visit;

/**
 * From when to when, by the clock on the wall of the place. A call every Tuesday at two stays at two when the clocks change;
 * whoever joins from elsewhere sees by how much that moves their own hour.
 */
public record When(LocalDateTime startsAt, LocalDateTime endsAt, ZoneId zone) {

    public Instant start() {
        return startsAt.atZone(zone).toInstant();
    }

    public Instant end() {
        return endsAt.atZone(zone).toInstant();
    }

    /** The day on which it begins, there. */
    public LocalDate day() {
        return startsAt.toLocalDate();
    }

    /** On how many days it takes place. */
    public int days() {
        return 1 + (int) ChronoUnit.DAYS.between(startsAt.toLocalDate(), endsAt.toLocalDate());
    }

    /** How many hours people spend in it: of several days, each from the same hour to the same. */
    public double hours() {
        Duration aDay = Duration.between(startsAt.toLocalTime(), endsAt.toLocalTime());
        Duration all = aDay.isPositive() ? aDay.multipliedBy(days()) : Duration.between(start(), end());
        return all.toMinutes() / 60.0;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    /** The same hours some days later. */
    public When plusDays(long days) {
        return new When(startsAt.plusDays(days), endsAt.plusDays(days), zone);
    }

    /** As many days later, at the same hours and as long, as another one was put. */
    When following(When read, When edited) {
        LocalDateTime start = day().plusDays(ChronoUnit.DAYS.between(read.day(), edited.day()))
                .atTime(edited.startsAt.toLocalTime());
        return new When(start, start.plus(Duration.between(edited.startsAt, edited.endsAt)), edited.zone);
    }

    /** The day and the hours, in the viewer's own time zone. */
    public String words() {
        return words(Visit.zone());
    }

    /** The hours as the clocks of the place show them. */
    public String there() {
        return Visit.text("activities.there", words(zone), city(zone));
    }

    /** Whether the viewer's clock shows another hour than those of the place. */
    public boolean isElsewhere() {
        return !Visit.zone()
                .getRules()
                .getOffset(start())
                .equals(zone.getRules().getOffset(start()));
    }

    private String words(ZoneId clock) {
        LocalDateTime from = LocalDateTime.ofInstant(start(), clock);
        LocalDateTime until = LocalDateTime.ofInstant(end(), clock);
        String key = from.toLocalDate().equals(until.toLocalDate()) ? "activities.when" : "activities.when.days";
        return Visit.text(key, day(from.toLocalDate()), hour(from), day(until.toLocalDate()), hour(until));
    }

    /** A day with the name of its weekday. */
    public static String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMEd")
                .withLocale(Visit.locale())
                .format(day);
    }

    static String hour(LocalDateTime moment) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(Visit.locale())
                .format(moment);
    }

    /** The name of the place that a time zone is called after, in the visit's language where it has another: Zürich. */
    public static String city(ZoneId zone) {
        String id = zone.getId();
        String last = id.substring(id.lastIndexOf('/') + 1);
        return Visit.textOr("activities.city." + last, last.replace('_', ' '));
    }
}
