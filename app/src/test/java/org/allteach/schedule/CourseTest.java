package org.allteach.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Phase;
import org.allteach.database.Ids;
import org.allteach.schedule.Pattern.Step;
import org.junit.jupiter.api.Test;

/** A course made of a pattern, and what happens to it where one part of it moves. */
class CourseTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

    private static Step meeting(String key, String from, int weeks, int days) {
        return new Step(key, Phase.Kind.LEARNING_SESSION, key, List.of(from), true, weeks * 7, days, List.of(), null);
    }

    private static Step stretch(String key, String from, String... until) {
        return new Step(key, Phase.Kind.ACTION_PERIOD, key, List.of(from), false, 0, 0, List.of(until), null);
    }

    private static final Pattern SERIES = new Pattern(List.of(
            stretch("prework", "start", "ls1"),
            meeting("ls1", "start", 10, 2),
            stretch("ap1", "ls1", "ls2"),
            meeting("ls2", "ls1", 16, 2),
            stretch("ap2", "ls2", "ls3", "congress"),
            meeting("congress", "ls2", 16, 1),
            new Step(
                    "holding",
                    Phase.Kind.HOLDING_GAINS,
                    "holding",
                    List.of("congress"),
                    false,
                    0,
                    26 * 7,
                    List.of(),
                    null)));

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
                new Step("test", Phase.Kind.ACTION_PERIOD, "test", List.of("start"), false, 0, 20 * 7, List.of(), null),
                meeting("hour", "test", 1, 1),
                new Step(
                        "holding",
                        Phase.Kind.HOLDING_GAINS,
                        "holding",
                        List.of("hour"),
                        false,
                        0,
                        26 * 7,
                        List.of(),
                        null)));
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

    @Test
    void a_stretch_that_begins_later_lengthens_the_one_before_it_and_still_ends_where_the_next_meeting_begins() {
        Phase test = period("test", MONDAY, 70);
        Phase implement = period("implement", test.endsOn().plusDays(1), 60);
        Phase closing = new Phase(
                Ids.next(),
                Phase.Kind.CLOSING,
                "closing",
                implement.endsOn().plusDays(1),
                implement.endsOn().plusDays(1),
                null,
                1);
        List<Phase> phases = List.of(test, implement, closing);
        // A day later the closing would be on a Saturday.
        assertThat(new Course(phases, WorkDays.WEEKDAYS)
                        .moved(implement, implement.startsOn().plusDays(1)))
                .extracting(shift -> shift.phase().title() + " " + dates(shift.moved()))
                .containsExactly(
                        "test 2027-01-04 2027-03-15",
                        "implement 2027-03-16 2027-05-16",
                        "closing 2027-05-17 2027-05-17");
    }

    private static Phase period(String title, LocalDate first, int days) {
        return new Phase(Ids.next(), Phase.Kind.ACTION_PERIOD, title, first, first.plusDays(days - 1L), null, 1);
    }

    @Test
    void a_stretch_that_begins_later_than_the_session_before_it_leaves_a_gap_with_its_days() {
        List<Phase> phases = course(WorkDays.WEEKDAYS);
        var before = new Course(phases, WorkDays.WEEKDAYS);
        Phase period = named(phases, "ap2");
        List<Phase> after =
                applied(phases, before.moved(period, period.startsOn().plusDays(5)));
        assertThat(new Course(after, WorkDays.WEEKDAYS).openedSince(before))
                .extracting(seam -> seam.isGap() + " " + seam.before().title() + " "
                        + seam.after().title() + " " + seam.from() + " " + seam.until() + " " + seam.days())
                .containsExactly("true ls2 ap2 2027-07-08 2027-07-12 5");
        assertThat(named(after, "ap2").endsOn().plusDays(1))
                .as("no other seam opens, whatever day the congress is pushed to")
                .isEqualTo(named(after, "congress").startsOn());
    }

    @Test
    void what_overlaps_by_design_is_not_named_and_what_comes_to_overlap_is() {
        Phase period = period("period", MONDAY, 100);
        Phase within = new Phase(
                Ids.next(), Phase.Kind.LEARNING_SESSION, "within", MONDAY.plusDays(42), MONDAY.plusDays(43), null, 1);
        Phase next = period("next", MONDAY.plusDays(110), 50);
        var before = new Course(List.of(period, within, next), WorkDays.WEEKDAYS);
        List<Phase> later = applied(List.of(period, within, next), before.moved(within, MONDAY.plusDays(49)));
        assertThat(new Course(later, WorkDays.WEEKDAYS).openedSince(before)).isEmpty();
        List<Phase> earlier = applied(List.of(period, within, next), before.moved(next, MONDAY.plusDays(90)));
        assertThat(new Course(earlier, WorkDays.WEEKDAYS).openedSince(before))
                .extracting(seam -> seam.isGap() + " " + seam.before().title() + " " + seam.days())
                .containsExactly("false period 10");
    }

    @Test
    void any_postponement_keeps_every_seam_closed_whatever_the_weekends_and_holidays_of_two_countries() {
        List<Phase> phases = course(WorkDays.WEEKDAYS);
        Set<LocalDate> ireland =
                Set.of(LocalDate.of(2027, 8, 2), LocalDate.of(2027, 10, 25), LocalDate.of(2027, 12, 27));
        Set<LocalDate> finland =
                Set.of(LocalDate.of(2027, 11, 6), LocalDate.of(2027, 12, 6), LocalDate.of(2027, 12, 24));
        var both = new HashSet<>(ireland);
        both.addAll(finland);
        for (WorkDays workDays : List.of(new WorkDays(ireland), new WorkDays(finland), new WorkDays(both))) {
            for (int days = -40; days <= 60; days++) {
                Phase session = named(phases, "ls2");
                List<Phase> after = applied(
                        phases,
                        new Course(phases, workDays)
                                .moved(session, session.startsOn().plusDays(days)));
                for (int i = 1; i < after.size(); i++) {
                    assertThat(after.get(i).startsOn())
                            .as(days + " days: " + after.get(i).title())
                            .isEqualTo(after.get(i - 1).endsOn().plusDays(1));
                }
                LocalDate congress = named(after, "congress").startsOn();
                assertThat(workDays.includes(congress)).isTrue();
            }
        }
    }

    @Test
    void another_round_goes_on_without_a_gap_across_the_end_of_the_year() {
        var network = new Pattern(List.of(
                stretch("planning", "start", "conf1"),
                meeting("conf1", "start", 8, 2),
                stretch("half1", "conf1", "conf2"),
                meeting("conf2", "conf1", 26, 2),
                new Step(
                        "half2",
                        Phase.Kind.ACTION_PERIOD,
                        "half2",
                        List.of("conf2"),
                        false,
                        0,
                        17 * 7,
                        List.of(),
                        null)));
        List<Phase> phases = network.from(MONDAY, WorkDays.WEEKDAYS).values().stream()
                .sorted(Comparator.comparing(Phase::startsOn))
                .toList();
        LocalDate last = phases.getLast().endsOn();
        assertThat(last).isEqualTo(LocalDate.of(2027, 12, 29));
        // The first conference of the next round would begin on a holiday.
        var workDays = new WorkDays(Set.of(named(phases, "conf1").startsOn().plusWeeks(52)));
        Course.Round round = new Course(phases, workDays).again();
        assertThat(round.days()).isEqualTo(52 * 7);
        assertThat(round.lengthened()).isEmpty();
        assertThat(round.phases().values())
                .extracting(phase -> phase.title() + " " + dates(phase))
                .containsExactly(
                        "planning 2027-12-30 2028-02-28",
                        "conf1 2028-02-29 2028-03-01",
                        "half1 2028-03-02 2028-08-28",
                        "conf2 2028-08-29 2028-08-30",
                        "half2 2028-08-31 2028-12-27");
        var all = new ArrayList<>(phases);
        all.addAll(round.phases().values());
        assertThat(new Course(all, workDays).openedSince(new Course(phases, workDays)))
                .isEmpty();
    }

    @Test
    void a_round_that_begins_with_a_session_lengthens_the_stretch_before_it() {
        Phase session =
                new Phase(Ids.next(), Phase.Kind.LEARNING_SESSION, "session", MONDAY, MONDAY.plusDays(1), "Hall", 1);
        Phase period = period("period", MONDAY.plusDays(2), 60);
        Course.Round round = new Course(List.of(session, period), WorkDays.WEEKDAYS).again();
        assertThat(round.phases().values())
                .extracting(phase -> phase.title() + " " + dates(phase) + " " + phase.place())
                .containsExactly("session 2027-03-08 2027-03-09 Hall", "period 2027-03-10 2027-05-08 null");
        assertThat(round.lengthened())
                .extracting(shift -> shift.phase().title() + " " + shift.endsOn())
                .containsExactly("period 2027-03-07");
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
