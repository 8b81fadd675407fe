package org.allteach.demonstration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The dates of the demonstration, all counted from today so that it is always in its twelfth month: 18 months, learning
 * sessions in the 3rd, 8th and 13th, a congress in the last, and figures from six months before the first session.
 */
public record Calendar(LocalDate today, Map<Anchor, LocalDate> days) {

    static final int TWELFTH = 12;
    private static final int MONTHS = 18;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    /** The days from which others are counted. */
    public enum Anchor {
        /** The first day of which there are figures. */
        BASELINE,
        BEGIN,
        LS1,
        LS2,
        LS3,
        CONGRESS
    }

    /** A day, so many days after another. */
    public record Mark(Anchor from, int days) {}

    public static Calendar on(LocalDate today) {
        Map<Anchor, LocalDate> days = new EnumMap<>(Anchor.class);
        days.put(Anchor.BASELINE, month(today, -3));
        days.put(Anchor.BEGIN, month(today, 1));
        days.put(Anchor.LS1, session(today, 3));
        days.put(Anchor.LS2, session(today, 8));
        days.put(Anchor.LS3, session(today, 13));
        days.put(Anchor.CONGRESS, session(today, MONTHS));
        return new Calendar(today, Collections.unmodifiableMap(days));
    }

    private static LocalDate month(LocalDate today, int number) {
        return today.withDayOfMonth(1).plusMonths(number - TWELFTH);
    }

    /** Learning sessions begin on the second Tuesday of a month. */
    private static LocalDate session(LocalDate today, int month) {
        return month(today, month).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY));
    }

    public LocalDate begin() {
        return month(1);
    }

    /** The last day of the collaborative. */
    public LocalDate end() {
        return month(MONTHS + 1).minusDays(1);
    }

    /** The first day of a month of the collaborative, counted from 1. */
    public LocalDate month(int number) {
        return month(today, number);
    }

    public LocalDate day(Anchor anchor) {
        return Objects.requireNonNull(days.get(anchor));
    }

    public LocalDate day(Mark mark) {
        return day(mark.from).plusDays(mark.days);
    }

    /** The same, or the day that is meant where there is no mark. */
    LocalDate day(@Nullable Mark mark, Anchor otherwise) {
        return mark == null ? day(otherwise) : day(mark);
    }

    /** How far something has come that rises slowly from a day on for so many days: from 0 to 1. */
    double risen(LocalDate day, LocalDate from, int days) {
        double share = Math.clamp((double) ChronoUnit.DAYS.between(from, day) / days, 0, 1);
        return share * share * (3 - 2 * share);
    }

    /** The text with the months of this calendar for its placeholders. */
    String tell(String text) {
        return text.replace("{end}", MONTH.format(end()))
                .replace("{first}", MONTH.format(day(Anchor.LS1)))
                .replace("{second}", MONTH.format(day(Anchor.LS2)));
    }
}
