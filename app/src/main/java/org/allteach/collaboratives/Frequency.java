package org.allteach.collaboratives;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How often data are reported. Periods are local dates of the collaborative; weeks begin on Monday (ISO 8601). */
public enum Frequency {
    DAY("\\d{4}-\\d{2}-\\d{2}"),
    WEEK("(\\d{4})-W(\\d{2})"),
    MONTH("(\\d{4})-(\\d{2})"),
    QUARTER("(\\d{4})-Q([1-4])");

    private final Pattern form;

    Frequency(String form) {
        this.form = Pattern.compile(form);
    }

    /** The period of this length that a date lies in. */
    public Period containing(LocalDate date) {
        return new Period(this, startOf(date));
    }

    LocalDate startOf(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
        };
    }

    /**
     * Reads a period as it is written: {@code 2026-03-31}, {@code 2026-W14}, {@code 2026-04}, {@code 2026-Q2}; or the date
     * of its first day. Null for anything else.
     */
    public @Nullable Period parse(String text) {
        try {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                return new Period(this, start(text, matcher));
            }
            if (DAY.form.matcher(text).matches()) {
                LocalDate date = LocalDate.parse(text);
                return startOf(date).equals(date) ? new Period(this, date) : null;
            }
            return null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private LocalDate start(String text, Matcher matcher) {
        if (this == DAY) {
            return LocalDate.parse(text);
        }
        int year = Integer.parseInt(matcher.group(1));
        int part = Integer.parseInt(matcher.group(2));
        return switch (this) {
            case WEEK -> week(year, part);
            case MONTH -> LocalDate.of(year, part, 1);
            default -> LocalDate.of(year, part * 3 - 2, 1);
        };
    }

    private static LocalDate week(int year, int week) {
        LocalDate fourthOfJanuary = LocalDate.of(year, 1, 4);
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(fourthOfJanuary)
                                .getMaximum()) {
            throw new DateTimeException("No week " + week + " in " + year);
        }
        return fourthOfJanuary.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week).with(DayOfWeek.MONDAY);
    }

    LocalDate plus(LocalDate start, long periods) {
        return switch (this) {
            case DAY -> start.plusDays(periods);
            case WEEK -> start.plusWeeks(periods);
            case MONTH -> start.plusMonths(periods);
            case QUARTER -> start.plusMonths(3 * periods);
        };
    }

    long between(LocalDate first, LocalDate second) {
        return switch (this) {
            case DAY -> ChronoUnit.DAYS.between(first, second);
            case WEEK -> ChronoUnit.WEEKS.between(first, second);
            case MONTH -> ChronoUnit.MONTHS.between(first, second);
            case QUARTER -> ChronoUnit.MONTHS.between(first, second) / 3;
        };
    }

    String write(LocalDate start) {
        return switch (this) {
            case DAY -> start.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        start.get(IsoFields.WEEK_BASED_YEAR),
                        start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", start.getYear(), start.getMonthValue());
            case QUARTER ->
                String.format(Locale.ROOT, "%04d-Q%d", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
        };
    }
}
