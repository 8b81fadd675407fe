package org.allteach.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.database.Ids;
import org.junit.jupiter.api.Test;

class RibbonTest {

    private static final Collaborative YEAR =
            Collaborative.draft("y", "Y", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    private static final List<Phase> COURSE = List.of(
            phase(Phase.Kind.PREWORK, "Prework", "2026-01-01", "2026-03-31"),
            phase(Phase.Kind.LEARNING_SESSION, "LS 1", "2026-04-01", "2026-04-02"),
            phase(Phase.Kind.ACTION_PERIOD, "AP 1", "2026-04-01", "2026-09-30"),
            phase(Phase.Kind.CLOSING, "Congress", "2026-12-31", "2026-12-31"));

    @Test
    void parts_are_as_wide_as_they_are_long() {
        var parts = Ribbon.of(YEAR, COURSE, LocalDate.of(2026, 2, 1)).parts();
        assertThat(parts.getFirst().from()).isZero();
        assertThat(parts.getFirst().width()).isCloseTo(100 * 90 / 365.0, within(0.01));
        assertThat(parts.get(2).from()).isCloseTo(100 * 90 / 365.0, within(0.01));
    }

    @Test
    void a_meeting_is_wide_enough_to_be_seen_and_stays_within_the_course() {
        var congress = Ribbon.of(YEAR, COURSE, LocalDate.of(2026, 2, 1)).parts().getLast();
        assertThat(congress.width()).isGreaterThan(0.5);
        assertThat(congress.from() + congress.width()).isLessThanOrEqualTo(100);
    }

    @Test
    void today_lies_in_the_part_that_ends_first() {
        var ribbon = Ribbon.of(YEAR, COURSE, LocalDate.of(2026, 4, 2));
        assertThat(title(ribbon.now())).isEqualTo("LS 1");
        assertThat(ribbon.day()).isEqualTo(2);
        assertThat(ribbon.days()).isEqualTo(2);
        assertThat(title(ribbon.next())).isEqualTo("Congress");
    }

    @Test
    void each_part_is_over_or_now_or_to_come() {
        assertThat(Ribbon.of(YEAR, COURSE, LocalDate.of(2026, 9, 30)).parts())
                .extracting(Ribbon.Part::time)
                .containsExactly(Ribbon.Time.PAST, Ribbon.Time.PAST, Ribbon.Time.NOW, Ribbon.Time.COMING);
    }

    @Test
    void before_and_after_its_course_today_is_nowhere() {
        assertThat(Ribbon.of(YEAR, COURSE, LocalDate.of(2025, 12, 31)).todayAt())
                .isNull();
        assertThat(Ribbon.of(YEAR, COURSE, LocalDate.of(2025, 12, 31)).daysUntilNext())
                .isEqualTo(1);
        assertThat(Ribbon.of(YEAR, COURSE, LocalDate.of(2027, 1, 1)).todayAt()).isNull();
        assertThat(Ribbon.of(YEAR, COURSE, LocalDate.of(2026, 12, 31)).todayAt())
                .isCloseTo(99.7, within(0.1));
    }

    @Test
    void phases_after_the_end_make_the_course_longer() {
        var held = phase(Phase.Kind.HOLDING_GAINS, "Holding", "2027-01-01", "2027-12-31");
        var ribbon = Ribbon.of(YEAR, List.of(held), LocalDate.of(2027, 6, 1));
        assertThat(ribbon.parts().getFirst().from()).isCloseTo(50, within(0.1));
        assertThat(ribbon.todayAt()).isBetween(70.0, 72.0);
    }

    @Test
    void a_long_course_has_few_ticks() {
        var network = Collaborative.draft("n", "N", LocalDate.of(2010, 3, 1), LocalDate.of(2029, 2, 28));
        assertThat(Ribbon.of(network, List.of(), LocalDate.of(2026, 1, 1)).ticks())
                .hasSizeBetween(3, 12);
    }

    private static String title(@org.jspecify.annotations.Nullable Phase phase) {
        return Objects.requireNonNull(phase).title();
    }

    private static Phase phase(Phase.Kind kind, String title, String from, String to) {
        return new Phase(Ids.next(), kind, title, LocalDate.parse(from), LocalDate.parse(to), null, 1);
    }
}
