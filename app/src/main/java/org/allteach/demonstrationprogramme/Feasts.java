package org.allteach.demonstrationprogramme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Public holidays as they are told: rules that give a day in every year. */
final class Feasts {

    private Feasts() {}

    /** A holiday in a year. */
    record Feast(String country, LocalDate day, String name) {}

    /** Those of some years, by the rules of the script. */
    static List<Feast> of(Programme script, int from, int until) {
        var feasts = new ArrayList<Feast>();
        script.holidays().forEach((country, lines) -> {
            for (String line : lines) {
                List<String> parts = Programme.parts(line);
                for (int year = from; year <= until; year++) {
                    feasts.add(new Feast(country, day(parts.get(0), year), parts.get(1)));
                }
            }
        });
        return feasts;
    }

    /** The day that a rule means: {@code 12-25}, {@code easter 39}, {@code -1 monday 10}, {@code from 06-20 saturday}. */
    static LocalDate day(String rule, int year) {
        String[] words = rule.split(" ");
        if (words[0].equals("easter")) {
            return easter(year).plusDays(Integer.parseInt(words[1]));
        }
        if (words[0].equals("from")) {
            return monthDay(words[1], year).with(TemporalAdjusters.nextOrSame(weekday(words[2])));
        }
        if (words.length == 3) {
            return LocalDate.of(year, Integer.parseInt(words[2]), 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(words[0]), weekday(words[1])));
        }
        return monthDay(words[0], year);
    }

    private static LocalDate monthDay(String text, int year) {
        return MonthDay.parse("--" + text).atYear(year);
    }

    private static DayOfWeek weekday(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Easter Sunday of the western churches, by the computation of Gauss in the form that holds from 1900 to 2099. */
    static LocalDate easter(int year) {
        int moon = (19 * (year % 19) + 24) % 30;
        int sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
        int days = 22 + moon + sunday;
        boolean isTooLate = days == 57 || days == 56 && moon == 28 && year % 19 > 10;
        return LocalDate.of(year, 3, 1).plusDays(days - 1L - (isTooLate ? 7 : 0));
    }
}
