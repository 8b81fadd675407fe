package org.allteach.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.schedule.WorkDays;
import org.allteach.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

    private static final Collaborative COLLABORATIVE =
            Collaborative.draft("c", "C", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 6, 30));

    private static When when(String start, String end, String zone) {
        return new When(LocalDateTime.parse(start), LocalDateTime.parse(end), ZoneId.of(zone));
    }

    private static Activity call(String start) {
        LocalDateTime begin = LocalDateTime.parse(start);
        return Activity.draft(
                COLLABORATIVE,
                Activity.Kind.CALL,
                "Call",
                new When(begin, begin.plusHours(1), ZoneId.of("Europe/Dublin")));
    }

    private static List<LocalDate> days(Series.Unit unit, int every, String first, String until) {
        return new Series(unit, every, LocalDate.parse(until), Series.DayOff.LEAVE_OUT)
                .days(LocalDate.parse(first), day -> true)
                .days();
    }

    private static Series weekly(LocalDate until) {
        return new Series(Series.Unit.WEEK, 1, until, Series.DayOff.LEAVE_OUT);
    }

    @Test
    void every_second_week_stays_on_its_weekday() {
        assertThat(days(Series.Unit.WEEK, 2, "2026-03-10", "2026-04-21"))
                .map(LocalDate::toString)
                .containsExactly("2026-03-10", "2026-03-24", "2026-04-07", "2026-04-21");
    }

    @Test
    void a_month_later_is_the_same_weekday_of_the_month() {
        assertThat(days(Series.Unit.MONTH, 1, "2026-01-13", "2026-04-30"))
                .map(LocalDate::toString)
                .containsExactly("2026-01-13", "2026-02-10", "2026-03-10", "2026-04-14");
    }

    @Test
    void a_fifth_weekday_is_the_last_one_of_its_month() {
        assertThat(days(Series.Unit.MONTH, 1, "2026-01-30", "2026-05-31"))
                .map(LocalDate::toString)
                .containsExactly("2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24", "2026-05-29");
    }

    @Test
    void days_on_which_nobody_works_are_left_out_and_the_first_was_chosen() {
        var christmas = LocalDate.of(2026, 12, 25);
        var series = new Series(Series.Unit.WEEK, 1, LocalDate.of(2027, 1, 1), Series.DayOff.LEAVE_OUT);
        var days = series.days(LocalDate.of(2026, 12, 18), day -> !day.equals(christmas));
        assertThat(days.days()).containsExactly(LocalDate.of(2026, 12, 18), LocalDate.of(2027, 1, 1));
        assertThat(days.leftOut()).containsExactly(christmas);
        assertThat(series.days(christmas, day -> false).days()).containsExactly(christmas);
    }

    @Test
    void days_on_which_nobody_works_give_way_to_the_next_that_are_worked() {
        var saturday = LocalDate.of(2026, 3, 7);
        var series = new Series(Series.Unit.WEEK, 1, LocalDate.of(2026, 3, 22), Series.DayOff.MOVE);
        var days = series.days(saturday, WorkDays.WEEKDAYS::includes);
        assertThat(days.days()).containsExactly(saturday, LocalDate.of(2026, 3, 16));
        assertThat(days.moved()).containsExactly(LocalDate.of(2026, 3, 14));
        // Its Monday lies after the last day of the series.
        assertThat(days.leftOut()).containsExactly(LocalDate.of(2026, 3, 21));
    }

    @Test
    void days_on_which_nobody_works_are_kept_where_that_was_chosen() {
        var saturday = LocalDate.of(2026, 3, 7);
        var series = new Series(Series.Unit.WEEK, 1, LocalDate.of(2026, 3, 14), Series.DayOff.KEEP);
        assertThat(series.days(saturday, WorkDays.WEEKDAYS::includes).days())
                .containsExactly(saturday, saturday.plusWeeks(1));
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go forward on 29 March 2026 in Europe and on 8 March in New York; Kathmandu has no such thing.
        "Europe/Dublin, 2026-03-24T14:00, 2026-03-24T14:00:00Z, 2026-03-31T13:00:00Z",
        "America/New_York, 2026-03-03T14:00, 2026-03-03T19:00:00Z, 2026-03-10T18:00:00Z",
        "Asia/Kathmandu, 2026-03-24T14:00, 2026-03-24T08:15:00Z, 2026-03-31T08:15:00Z",
        // And back on 25 October.
        "Europe/Helsinki, 2026-10-20T09:00, 2026-10-20T06:00:00Z, 2026-10-27T07:00:00Z",
    })
    void a_call_stays_at_its_hour_when_the_clocks_change(String zone, String start, Instant first, Instant second) {
        LocalDateTime begin = LocalDateTime.parse(start);
        var when = new When(begin, begin.plusHours(1), ZoneId.of(zone));
        Activity one = Activity.draft(COLLABORATIVE, Activity.Kind.CALL, "Call", when);
        List<Activity> calls = weekly(begin.toLocalDate().plusWeeks(1)).of(one, day -> true);
        assertThat(calls).extracting(call -> call.when().start()).containsExactly(first, second);
        assertThat(calls)
                .allSatisfy(call -> assertThat(Duration.between(
                                call.when().start(), call.when().end()))
                        .isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void those_of_a_series_share_its_id_and_nothing_that_is_shown_in_a_room() {
        List<Activity> calls = weekly(LocalDate.of(2026, 3, 24)).of(call("2026-03-10T14:00"), day -> true);
        assertThat(calls).hasSize(3);
        assertThat(calls)
                .extracting(Activity::series)
                .containsOnly(calls.getFirst().series());
        assertThat(calls.stream().map(Activity::id).distinct()).hasSize(3);
        assertThat(calls.stream().map(call -> call.admission().code()).distinct())
                .hasSize(3);
    }

    @Test
    void what_is_no_series_is_told_in_words() {
        assertThat(problems("week", "1", "2026-03-01")).containsExactly("activities.problem.until");
        assertThat(problems("week", "0", "2026-05-01")).containsExactly("collaboratives.problem.range");
        assertThat(problems("day", "1", "2026-05-01")).containsExactly("problem.oneOf");
        assertThat(problems("week", "1", "")).containsExactly("problem.required.date");
        assertThat(problems("month", "1", "2026-03-31")).containsExactly("activities.problem.once");
        assertThat(problems("week", "1", "2099-01-01")).containsExactly("activities.problem.tooOften");
        assertThat(problems("", "x", "y")).isEmpty();
    }

    private static List<String> problems(String repeat, String every, String until) {
        var problems = new ArrayList<Problem>();
        Series.read(Map.of("repeat", repeat, "every", every, "until", until), LocalDate.of(2026, 3, 10), problems);
        return problems.stream().map(Problem::key).toList();
    }

    @Test
    void a_calendar_learns_of_time_place_title_and_cancellation_only() {
        Activity saved = call("2026-03-10T14:00");
        assertThat(saved.inPlaceOf(saved).sequence()).isZero();
        assertThat(saved.with(List.of()).inPlaceOf(saved).sequence()).isZero();
        assertThat(saved.plusDays(1).inPlaceOf(saved).sequence()).isEqualTo(1);
        assertThat(saved.cancelled("Snow").inPlaceOf(saved).sequence()).isEqualTo(1);
        assertThat(saved.plusDays(1).uid()).isEqualTo(saved.uid());
    }

    @Test
    void those_that_follow_take_over_what_was_changed_and_keep_the_rest() {
        Activity read = call("2026-03-10T14:00");
        Activity next = read.next(read.id(), 7);
        Activity edited = new Activity(
                read.collaborative(),
                read.id(),
                read.kind(),
                read.title(),
                "Bring data",
                read.phase(),
                when("2026-03-11T16:00", "2026-03-11T17:30", "Europe/Dublin"),
                read.place(),
                read.link(),
                read.presenter(),
                read.admission(),
                read.agenda(),
                read.state(),
                "",
                read.series(),
                0,
                1);
        Activity after = next.following(read, edited);
        assertThat(after.when()).isEqualTo(when("2026-03-18T16:00", "2026-03-18T17:30", "Europe/Dublin"));
        assertThat(after.purpose()).isEqualTo("Bring data");
        assertThat(after.title()).isEqualTo("Call");
        assertThat(after.admission().code()).isEqualTo(next.admission().code());
    }

    @Test
    void registration_ends_with_its_last_day_there() {
        Activity read = call("2026-03-10T14:00");
        Activity limited = new Activity(
                read.collaborative(),
                read.id(),
                read.kind(),
                read.title(),
                "",
                null,
                read.when(),
                "",
                "",
                "",
                new Admission(read.admission().roles(), 10, LocalDate.of(2026, 3, 6), "ABCDE", false),
                List.of(),
                read.state(),
                "",
                null,
                0,
                1);
        assertThat(limited.takesRegistrations(Instant.parse("2026-03-06T23:59:00Z")))
                .isTrue();
        assertThat(limited.takesRegistrations(Instant.parse("2026-03-07T00:00:00Z")))
                .isFalse();
        assertThat(read.takesRegistrations(Instant.parse("2026-03-10T14:59:00Z")))
                .isTrue();
        assertThat(read.takesRegistrations(Instant.parse("2026-03-10T15:00:00Z")))
                .isFalse();
        assertThat(read.cancelled("Snow").takesRegistrations(Instant.parse("2026-03-01T00:00:00Z")))
                .isFalse();
    }
}
