package org.allteach.activities;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.allteach.collaboratives.Given;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What repeats: every so many weeks on the same weekday, or every so many months on the same weekday of the month, such as
 * the second Tuesday.
 *
 * @param until the last day on which one may take place
 */
record Series(Unit unit, int every, LocalDate until) {

    /** What an interval is counted in. */
    enum Unit {
        WEEK,
        MONTH
    }

    private static final int LONGEST_INTERVAL = 52;
    private static final int MOST = 300;
    private static final int WEEK = 7;
    private static final int LAST_WEEK = 5;

    /** Reads one; null where nothing is to repeat, or where what was given says of nothing how often. */
    static @Nullable Series read(
            Map<String, ? extends @Nullable Object> fields, LocalDate first, List<Problem> problems) {
        var given = new Given(fields, "", problems);
        String repeat = given.text("repeat", 40, "");
        if (repeat.isEmpty() || repeat.equals("none")) {
            return null;
        }
        Unit unit = given.oneOf("repeat", Unit.class, Unit.WEEK);
        int every = given.integer("every", 1, LONGEST_INTERVAL, 1);
        LocalDate until = given.date("until", true, null);
        if (until == null) {
            return null;
        }
        if (!until.isAfter(first)) {
            given.refuse("until", until.toString(), "activities.problem.until");
            return null;
        }
        var series = new Series(unit, every, until);
        if (series.days(first, day -> true).size() > MOST) {
            given.refuse("until", until.toString(), "activities.problem.tooOften", MOST);
            return null;
        }
        return series;
    }

    /**
     * The days on which it takes place.
     *
     * @param works whether people work on a day; it does not take place on others, except on the first, which was chosen
     */
    List<LocalDate> days(LocalDate first, Predicate<LocalDate> works) {
        var days = new ArrayList<>(List.of(first));
        for (int i = 1; ; i++) {
            LocalDate day = unit == Unit.WEEK ? first.plusWeeks((long) i * every) : monthly(first, i * every);
            if (day.isAfter(until) || days.size() > MOST) {
                return days;
            }
            if (works.test(day)) {
                days.add(day);
            }
        }
    }

    /** The same weekday of a later month; the fifth where there is one, else the last. */
    private static LocalDate monthly(LocalDate first, int months) {
        int which = (first.getDayOfMonth() - 1) / WEEK + 1;
        DayOfWeek weekday = first.getDayOfWeek();
        LocalDate month = first.withDayOfMonth(1).plusMonths(months);
        return month.with(
                which == LAST_WEEK
                        ? TemporalAdjusters.lastInMonth(weekday)
                        : TemporalAdjusters.dayOfWeekInMonth(which, weekday));
    }

    /** One activity on each of the days, all with the same content. */
    List<Activity> of(Activity first, Predicate<LocalDate> works) {
        UUID series = Ids.next();
        LocalDate start = first.when().day();
        return days(start, works).stream()
                .map(day -> first.next(series, ChronoUnit.DAYS.between(start, day)))
                .toList();
    }
}
