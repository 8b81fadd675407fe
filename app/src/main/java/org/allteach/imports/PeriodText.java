package org.allteach.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allteach.collaboratives.Frequency;
import org.allteach.spreadsheets.Plain;
import org.jspecify.annotations.Nullable;

/**
 * A period as a person or a spreadsheet program wrote it: a day, or a week, month or quarter by name or number.
 *
 * @param kind what was named
 * @param start its first day
 */
record PeriodText(Frequency kind, LocalDate start) {

    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "da", "es", "it", "nl", "sv", "nb", "pt", "fi", "pl");
    private static final Map<String, Integer> MONTHS = months();

    private static final int LONGEST = 40;
    private static final String TIME = "(?:[ tT]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:z|Z)?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/.] ?(\\d{1,2})[-/.] ?(\\d{4}|\\d{2})" + TIME);
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-/. ](\\d{1,2})");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/. ](\\d{4})");
    private static final Pattern DIGITS = Pattern.compile("(?:19|20|21)\\d{2}(?:0[1-9]|1[0-2])(?:[0-3]\\d)?");
    private static final Pattern SERIAL = Pattern.compile("[2-7]\\d{4}");
    private static final Pattern WEEK = Pattern.compile(
            "(?:(\\d{4}) )?(?:w|kw|week|wk|uge|uke|vecka|semaine|semana|settimana|s) ?(\\d{1,2})(?: (\\d{4}))?");
    private static final Pattern QUARTER = Pattern.compile(
            "(?:(\\d{4}) )?(?:q|t|k|quarter|quartal|kvartal|trimestre|kwartaal) ?([1-4])(?: (\\d{4}))?");
    private static final Pattern QUARTER_LAST =
            Pattern.compile("([1-4])(?:st|nd|rd|th|er|e|o)? (?:quarter|quartal|kvartal|trimestre|kwartaal) (\\d{4})");
    private static final Pattern NAMED =
            Pattern.compile("(?:(\\d{1,2}) (?:de )?)?(\\p{L}+)(?: de)?(?: (\\d{1,2}))? (\\d{4}|\\d{2})");
    private static final Pattern NAMED_YEAR_FIRST = Pattern.compile("(\\d{4}) (\\p{L}+)");

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
                    String name = Plain.of(month.getDisplayName(style, Locale.of(language)));
                    Integer other = months.putIfAbsent(name, month.getValue());
                    if (other != null && other != month.getValue()) {
                        ambiguous.add(name);
                    }
                }
            }
        }
        months.put("sept", 9);
        months.put("mrz", 3);
        months.keySet().removeAll(ambiguous);
        return months;
    }

    /**
     * Null for what names no period.
     *
     * @param dayFirst whether 3/4/2026 is in April
     */
    static @Nullable PeriodText read(String given, boolean dayFirst) {
        String text = given.strip();
        if (text.length() < 4 || text.length() > LONGEST) {
            return null;
        }
        try {
            PeriodText numeric = Character.isDigit(text.charAt(0)) ? numeric(text, dayFirst) : null;
            return numeric != null ? numeric : inWords(Plain.of(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable PeriodText numeric(String text, boolean dayFirst) {
        Matcher matcher = YEAR_FIRST.matcher(text);
        if (matcher.matches()) {
            return day(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        }
        matcher = YEAR_LAST.matcher(text);
        if (matcher.matches()) {
            int first = number(matcher, 1);
            int second = number(matcher, 2);
            return day(year(matcher, 3), dayFirst ? second : first, dayFirst ? first : second);
        }
        matcher = YEAR_MONTH.matcher(text);
        if (matcher.matches()) {
            return month(number(matcher, 1), number(matcher, 2));
        }
        matcher = MONTH_YEAR.matcher(text);
        if (matcher.matches()) {
            return month(number(matcher, 2), number(matcher, 1));
        }
        return undivided(text);
    }

    /** 202603, 20260331, and the numbers that Excel keeps for days: 45292. */
    private static @Nullable PeriodText undivided(String text) {
        if (DIGITS.matcher(text).matches()) {
            int year = Integer.parseInt(text, 0, 4, 10);
            int month = Integer.parseInt(text, 4, 6, 10);
            return text.length() == 6 ? month(year, month) : day(year, month, Integer.parseInt(text, 6, 8, 10));
        }
        return SERIAL.matcher(text).matches() ? of(LocalDate.of(1899, 12, 30).plusDays(Integer.parseInt(text))) : null;
    }

    private static @Nullable PeriodText inWords(String plain) {
        Matcher matcher = WEEK.matcher(plain);
        if (matcher.matches() && (matcher.group(1) == null) != (matcher.group(3) == null)) {
            int year = number(matcher, matcher.group(1) == null ? 3 : 1);
            var period = Frequency.WEEK.parse(String.format(Locale.ROOT, "%04d-W%02d", year, number(matcher, 2)));
            return period == null ? null : new PeriodText(Frequency.WEEK, period.start());
        }
        matcher = QUARTER.matcher(plain);
        if (matcher.matches() && (matcher.group(1) == null) != (matcher.group(3) == null)) {
            return quarter(number(matcher, matcher.group(1) == null ? 3 : 1), number(matcher, 2));
        }
        matcher = QUARTER_LAST.matcher(plain);
        if (matcher.matches()) {
            return quarter(number(matcher, 2), number(matcher, 1));
        }
        return named(plain);
    }

    /** March 2026, mars 26, 31 March 2026, March 31 2026, 2026 March. */
    private static @Nullable PeriodText named(String plain) {
        Matcher matcher = NAMED_YEAR_FIRST.matcher(plain);
        if (matcher.matches()) {
            Integer month = MONTHS.get(matcher.group(2));
            return month == null ? null : month(number(matcher, 1), month);
        }
        matcher = NAMED.matcher(plain);
        Integer month = matcher.matches() ? MONTHS.get(matcher.group(2)) : null;
        if (month == null) {
            return null;
        }
        String day = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
        int year = year(matcher, 4);
        return day == null ? month(year, month) : day(year, month, Integer.parseInt(day));
    }

    private static int year(Matcher matcher, int group) {
        int year = number(matcher, group);
        return year < 100 ? 2000 + year : year;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static PeriodText day(int year, int month, int day) {
        return of(LocalDate.of(year, month, day));
    }

    static PeriodText of(LocalDate day) {
        return new PeriodText(Frequency.DAY, day);
    }

    private static PeriodText month(int year, int month) {
        return new PeriodText(Frequency.MONTH, LocalDate.of(year, month, 1));
    }

    private static PeriodText quarter(int year, int quarter) {
        return new PeriodText(Frequency.QUARTER, LocalDate.of(year, quarter * 3 - 2, 1));
    }

    /**
     * The same in the form that is read everywhere, for a measure of that frequency: a day stands for the period that it
     * lies in. Null where it names a period of another length.
     */
    @Nullable
    String strict(Frequency frequency) {
        return kind == Frequency.DAY || kind == frequency
                ? frequency.containing(start).toString()
                : null;
    }
}
