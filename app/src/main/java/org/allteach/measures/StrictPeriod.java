package org.allteach.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import org.allteach.collaboratives.Frequency;

/**
 * Reads periods as {@link Frequency#parse} does, for a million rows: {@code 2026-04}, {@code 2026-W14}, {@code 2026-Q2},
 * {@code 2026-03-31}, or the date of a period's first day.
 */
final class StrictPeriod {

    static final int NONE = Integer.MIN_VALUE;

    private StrictPeriod() {}

    /** The first day of the period as a day of the epoch, or {@link #NONE}. */
    static int parse(String given, Frequency frequency) {
        String text = given.strip();
        int year = digits(text, 0, 4);
        if (year < 0 || text.length() < 7 || text.charAt(4) != '-') {
            return NONE;
        }
        if (text.length() == 10) {
            return date(text, year, frequency);
        }
        return switch (frequency) {
            case DAY -> NONE;
            case WEEK -> text.length() == 8 && text.charAt(5) == 'W' ? week(year, digits(text, 6, 2)) : NONE;
            case MONTH -> text.length() == 7 ? day(year, digits(text, 5, 2), 1) : NONE;
            case QUARTER ->
                text.length() == 7 && text.charAt(5) == 'Q' ? day(year, digits(text, 6, 1) * 3 - 2, 1) : NONE;
        };
    }

    private static int date(String text, int year, Frequency frequency) {
        if (text.charAt(7) != '-') {
            return NONE;
        }
        int month = digits(text, 5, 2);
        int dayOfMonth = digits(text, 8, 2);
        int day = day(year, month, dayOfMonth);
        boolean first = switch (frequency) {
            case DAY -> true;
            case WEEK -> Math.floorMod(day + 3, 7) == 0;
            case MONTH -> dayOfMonth == 1;
            case QUARTER -> dayOfMonth == 1 && month % 3 == 1;
        };
        return first ? day : NONE;
    }

    private static int day(int year, int month, int dayOfMonth) {
        if (month < 1
                || month > 12
                || dayOfMonth < 1
                || dayOfMonth > 28 && dayOfMonth > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
    }

    private static int week(int year, int week) {
        int first = firstWeek(year);
        int start = first + 7 * (week - 1);
        return week >= 1 && start < firstWeek(year + 1) ? start : NONE;
    }

    /** The Monday of the week in which the fourth of January lies. */
    private static int firstWeek(int year) {
        int fourth = (int) LocalDate.of(year, 1, 4).toEpochDay();
        return fourth - Math.floorMod(fourth + 3, 7);
    }

    /** That many digits as a number, or -1. */
    private static int digits(String text, int from, int count) {
        if (text.length() < from + count) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
