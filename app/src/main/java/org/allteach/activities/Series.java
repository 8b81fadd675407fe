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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.collaboratives.Given;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What repeats: every so many weeks on the same weekday, or every so many months on the same weekday of the month, such as
 * the second Tuesday.
 *
 * @param until the last day on which one may take place
 * @param off what becomes of those that fall on a day on which nobody works
 */
record Series(Unit unit, int every, LocalDate until, DayOff off) {

    /** What an interval is counted in. */
    enum Unit {
        WEEK,
        MONTH
    }

    /** What becomes of one that falls on a Saturday, a Sunday or a public holiday. */
    enum DayOff {
        LEAVE_OUT,
        /** It takes place on the next day on which people work. */
        MOVE,
        KEEP
    }

    /**
     * When it takes place.
     *
     * @param days all its days, the first included
     * @param leftOut the days off on which it does not take place
     * @param moved the days off for which it takes place on the next day of work
     */
    record Days(List<LocalDate> days, List<LocalDate> leftOut, List<LocalDate> moved) {

        private static final int MOST_NAMED = 20;

        /** How the page of the first one hears of it. */
        String query() {
            return "?planned=" + days.size() + written("left", leftOut) + written("moved", moved);
        }

        private static String written(String parameter, List<LocalDate> days) {
            return days.isEmpty()
                    ? ""
                    : "&" + parameter + "="
                            + days.stream()
                                    .limit(MOST_NAMED)
                                    .map(LocalDate::toString)
                                    .collect(Collectors.joining("_"));
        }
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
        var series = new Series(unit, every, until, given.oneOf("dayOff", DayOff.class, DayOff.LEAVE_OUT));
        int length = series.days(first, day -> true).days().size();
        if (length == 1) {
            given.refuse("until", until.toString(), "activities.problem.once");
        }
        if (length > MOST) {
            given.refuse("until", until.toString(), "activities.problem.tooOften", MOST);
            return null;
        }
        return series;
    }

    /**
     * The days on which it takes place.
     *
     * @param works whether people work on a day; the first takes place in any case, because it was chosen
     */
    Days days(LocalDate first, Predicate<LocalDate> works) {
        var all = new Days(new ArrayList<>(List.of(first)), new ArrayList<>(), new ArrayList<>());
        for (int i = 1; ; i++) {
            LocalDate day = unit == Unit.WEEK ? first.plusWeeks((long) i * every) : monthly(first, i * every);
            if (day.isAfter(until) || i > MOST) {
                return all;
            }
            if (off == DayOff.KEEP || works.test(day)) {
                all.days().add(day);
                continue;
            }
            LocalDate next = off == DayOff.MOVE ? next(day, works) : null;
            if (next == null || next.isAfter(until) || !next.isAfter(all.days().getLast())) {
                all.leftOut().add(day);
            } else {
                all.moved().add(day);
                all.days().add(next);
            }
        }
    }

    /** The next day on which people work, within a week; null for none. */
    private static @Nullable LocalDate next(LocalDate day, Predicate<LocalDate> works) {
        return Stream.iterate(day.plusDays(1), other -> other.plusDays(1))
                .limit(WEEK)
                .filter(works)
                .findFirst()
                .orElse(null);
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
        return days(start, works).days().stream()
                .map(day -> first.next(series, ChronoUnit.DAYS.between(start, day)))
                .toList();
    }
}
