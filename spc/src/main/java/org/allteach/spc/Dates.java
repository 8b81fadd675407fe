package org.allteach.spc;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;

/** Reads ISO dates on an axis: a day, with or without a time, or the first day of a year, quarter, month or week. */
final class Dates {
    /** What no date is. */
    static final long NONE = Long.MIN_VALUE;

    private Dates() {}

    /** The day's number since 1970-01-01, or {@link #NONE}; never an exception, as labels are common. */
    static long day(String text) {
        int length = text.length();
        if (length < 4 || !digits(text, 0, 4)) {
            return NONE;
        }
        int year = number(text, 0, 4);
        if (length == 4) {
            return LocalDate.of(year, 1, 1).toEpochDay();
        }
        if (text.charAt(4) != '-' || length < 7) {
            return NONE;
        }
        return switch (text.charAt(5)) {
            case 'W' -> length == 8 && digits(text, 6, 8) ? week(year, number(text, 6, 8)) : NONE;
            case 'Q' -> length == 7 && digits(text, 6, 7) ? quarter(year, number(text, 6, 7)) : NONE;
            default -> digits(text, 5, 7) ? month(text, year, number(text, 5, 7)) : NONE;
        };
    }

    private static long month(String text, int year, int month) {
        if (month < 1 || month > 12) {
            return NONE;
        }
        if (text.length() == 7) {
            return LocalDate.of(year, month, 1).toEpochDay();
        }
        boolean isDay = text.length() >= 10 && text.charAt(7) == '-' && digits(text, 8, 10);
        boolean ends =
                text.length() == 10 || (text.length() > 10 && (text.charAt(10) == 'T' || text.charAt(10) == ' '));
        int day = isDay && ends ? number(text, 8, 10) : 0;
        return day < 1 || day > YearMonth.of(year, month).lengthOfMonth()
                ? NONE
                : LocalDate.of(year, month, day).toEpochDay();
    }

    private static long quarter(int year, int quarter) {
        return quarter < 1 || quarter > 4
                ? NONE
                : LocalDate.of(year, 3 * quarter - 2, 1).toEpochDay();
    }

    private static long week(int year, int week) {
        LocalDate fourth = LocalDate.of(year, 1, 4);
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(fourth)
                                .getMaximum()) {
            return NONE;
        }
        return fourth.with(WeekFields.ISO.dayOfWeek(), 1).toEpochDay() + 7L * (week - 1);
    }

    private static boolean digits(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int end) {
        int number = 0;
        for (int i = from; i < end; i++) {
            number = 10 * number + (text.charAt(i) - '0');
        }
        return number;
    }
}
