package org.allteach.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Phase;
import org.allteach.schedule.Pattern.Step;
import org.junit.jupiter.api.Test;

/** A course made of a pattern, and what happens to it where one part of it moves. */
class CourseTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

    private static Step meeting(String key, String from, int weeks, int days) {
        return new Step(key, Phase.Kind.LEARNING_SESSION, key, List.of(from), weeks, days, List.of(), null);
    }

    private static Step stretch(String key, String from, String... until) {
        return new Step(key, Phase.Kind.ACTION_PERIOD, key, List.of(from), 0, 0, List.of(until), null);
    }

    private static final Pattern SERIES = new Pattern(List.of(
            stretch("prework", "start", "ls1"),
            meeting("ls1", "start", 10, 2),
            stretch("ap1", "ls1", "ls2"),
            meeting("ls2", "ls1", 16, 2),
            stretch("ap2", "ls2", "ls3", "congress"),
            meeting("congress", "ls2", 16, 1),
            new Step("holding", Phase.Kind.HOLDING_GAINS, "holding", List.of("congress"), 26, 0, List.of(), null)));

    private static List<Phase> course(WorkDays workDays) {
        return SERIES.from(MONDAY, workDays).values().stream()
                .sorted(Comparator.comparing(Phase::startsOn))
                .toList();
    }

    private static Phase named(List<Phase> phases, String title) {
        return phases.stream()
                .filter(phase -> phase.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String dates(Phase phase) {
        return phase.startsOn() + " " + phase.endsOn();
    }

    @Test
    void a_pattern_becomes_phases_without_gaps_between_them() {
        Map<String, Phase> phases = SERIES.from(MONDAY, WorkDays.WEEKDAYS);
        assertThat(dates(phases.get("prework"))).isEqualTo("2027-01-04 2027-03-14");
        assertThat(dates(phases.get("ls1"))).isEqualTo("2027-03-15 2027-03-16");
        assertThat(dates(phases.get("ap1"))).isEqualTo("2027-03-17 2027-07-05");
        assertThat(dates(phases.get("ls2"))).isEqualTo("2027-07-06 2027-07-07");
        assertThat(dates(phases.get("ap2"))).isEqualTo("2027-07-08 2027-10-26");
        assertThat(dates(phases.get("congress"))).isEqualTo("2027-10-27 2027-10-27");
        assertThat(dates(phases.get("holding"))).isEqualTo("2027-10-28 2028-04-26");
    }

    @Test
    void a_meeting_may_be_counted_from_the_end_of_a_stretch() {
        var project = new Pattern(List.of(
                new Step("test", Phase.Kind.ACTION_PERIOD, "test", List.of("start"), 20, 0, List.of(), null),
                meeting("hour", "test", 1, 1),
                new Step("holding", Phase.Kind.HOLDING_GAINS, "holding", List.of("hour"), 26, 0, List.of(), null)));
        Map<String, Phase> phases = project.from(MONDAY, WorkDays.WEEKDAYS);
        assertThat(dates(phases.get("test"))).isEqualTo("2027-01-04 2027-05-23");
        assertThat(dates(phases.get("hour"))).isEqualTo("2027-05-31 2027-05-31");
        assertThat(dates(phases.get("holding"))).isEqualTo("2027-06-01 2027-11-29");
    }

    @Test
    void a_session_of_two_days_avoids_a_holiday_on_either_of_them() {
        var workDays = new WorkDays(Set.of(LocalDate.of(2027, 3, 16), LocalDate.of(2027, 3, 18)));
        assertThat(dates(SERIES.from(MONDAY, workDays).get("ls1")))
                .as("Monday goes on into a holiday, Wednesday into another, Friday into the weekend")
                .isEqualTo("2027-03-22 2027-03-23");
    }

    @Test
    void a_pattern_says_which_steps_it_does_not_know() {
        assertThat(new Pattern(List.of(stretch("ap1", "ls1", "ls2"), meeting("ls2", "start", 1, 1))).unknown())
                .containsExactly("ls1");
    }

    @Test
    void what_comes_after_a_postponed_session_moves_with_it_and_what_comes_before_stays() {
        List<Phase> phases = course(WorkDays.WEEKDAYS);
        List<Shift> shifts =
                new Course(phases, WorkDays.WEEKDAYS).moved(named(phases, "ls2"), LocalDate.of(2027, 7, 20));
        assertThat(shifts)
                .extracting(shift -> shift.phase().title() + " " + dates(shift.moved()))
                .containsExactly(
                        "ap1 2027-03-17 2027-07-19",
                        "ls2 2027-07-20 2027-07-21",
                        "ap2 2027-07-22 2027-11-09",
                        "congress 2027-11-10 2027-11-10",
                        "holding 2027-11-11 2028-05-10");
    }

    @Test
    void a_session_that_would_fall_on_a_day_off_moves_on_and_the_seams_close_again() {
        List<Phase> phases = course(WorkDays.WEEKDAYS);
        var workDays = new WorkDays(Set.of(LocalDate.of(2027, 11, 10)));
        List<Shift> shifts = new Course(phases, workDays).moved(named(phases, "ls2"), LocalDate.of(2027, 7, 20));
        assertThat(shifts)
                .extracting(shift -> shift.phase().title() + " " + dates(shift.moved()))
                .endsWith(
                        "ap2 2027-07-22 2027-11-10", "congress 2027-11-11 2027-11-11", "holding 2027-11-12 2028-05-11");
    }

    @Test
    void the_same_day_moves_nothing() {
        List<Phase> phases = course(WorkDays.WEEKDAYS);
        Phase session = named(phases, "ls2");
        assertThat(new Course(phases, WorkDays.WEEKDAYS).moved(session, session.startsOn()))
                .isEmpty();
    }

    @Test
    void earlier_and_back_again_is_where_it_was() {
        List<Phase> phases = course(WorkDays.WEEKDAYS);
        LocalDate before = named(phases, "ls2").startsOn();
        List<Phase> earlier = applied(
                phases, new Course(phases, WorkDays.WEEKDAYS).moved(named(phases, "ls2"), before.minusWeeks(3)));
        List<Phase> back =
                applied(earlier, new Course(earlier, WorkDays.WEEKDAYS).moved(named(earlier, "ls2"), before));
        assertThat(back).isEqualTo(phases);
    }

    private static List<Phase> applied(List<Phase> phases, List<Shift> shifts) {
        return phases.stream()
                .map(phase -> shifts.stream()
                        .filter(shift -> shift.phase().id().equals(phase.id()))
                        .map(Shift::moved)
                        .findFirst()
                        .orElse(phase))
                .toList();
    }
}
