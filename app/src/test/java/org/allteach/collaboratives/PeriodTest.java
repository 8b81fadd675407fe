package org.allteach.collaboratives;

import static org.allteach.collaboratives.Frequency.DAY;
import static org.allteach.collaboratives.Frequency.MONTH;
import static org.allteach.collaboratives.Frequency.QUARTER;
import static org.allteach.collaboratives.Frequency.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-03-31, 2026-03-31, 2026-03-31",
        "WEEK, 2026-W14, 2026-03-30, 2026-04-05",
        "MONTH, 2026-04, 2026-04-01, 2026-04-30",
        "QUARTER, 2026-Q2, 2026-04-01, 2026-06-30"
    })
    void a_period_is_read_as_it_is_written(Frequency frequency, String text, LocalDate start, LocalDate end) {
        Period period = read(frequency, text);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(period).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-02-28, 2026-02-28",
        "WEEK, 2026-03-30, 2026-W14",
        "MONTH, 2026-04-01, 2026-04",
        "QUARTER, 2026-10-01, 2026-Q4"
    })
    void the_date_of_its_first_day_is_understood_too(Frequency frequency, String date, String written) {
        assertThat(read(frequency, date)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-02-29",
        "DAY, 2026-13-01",
        "DAY, 2026-4-1",
        "DAY, 2026-04",
        "WEEK, 2026-W00",
        "WEEK, 2025-W53",
        "WEEK, 2026-W54",
        "WEEK, 2026-W1",
        "WEEK, 2026-w14",
        "WEEK, 2026-03-31",
        "MONTH, 2026-00",
        "MONTH, 2026-13",
        "MONTH, 2026-4",
        "MONTH, 2026-04-02",
        "MONTH, 04/2026",
        "MONTH, April 2026",
        "QUARTER, 2026-Q0",
        "QUARTER, 2026-Q5",
        "QUARTER, 2026Q2",
        "QUARTER, 2026-05-01",
        "MONTH, ''",
        "MONTH, ' 2026-04'",
        "MONTH, '٢٠٢٦-٠٤'"
    })
    void anything_else_is_not_a_period(Frequency frequency, String text) {
        assertThat(frequency.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // ISO 8601: a week belongs to the year in which its Thursday lies.
        "2020-12-31, 2020-W53, 2020-12-28, 2021-01-03",
        "2021-01-03, 2020-W53, 2020-12-28, 2021-01-03",
        "2021-01-04, 2021-W01, 2021-01-04, 2021-01-10",
        "2026-12-31, 2026-W53, 2026-12-28, 2027-01-03",
        "2027-01-01, 2026-W53, 2026-12-28, 2027-01-03",
        "2025-12-29, 2026-W01, 2025-12-29, 2026-01-04",
        "2024-12-30, 2025-W01, 2024-12-30, 2025-01-05",
        "2016-01-01, 2015-W53, 2015-12-28, 2016-01-03",
        "2023-01-01, 2022-W52, 2022-12-26, 2023-01-01"
    })
    void weeks_follow_ISO_around_the_turn_of_the_year(
            LocalDate day, String written, LocalDate monday, LocalDate sunday) {
        Period week = WEEK.containing(day);
        assertThat(week).hasToString(written);
        assertThat(week.start()).isEqualTo(monday);
        assertThat(week.end()).isEqualTo(sunday);
        assertThat(read(WEEK, written)).isEqualTo(week);
    }

    @Test
    void the_week_after_week_53_is_week_1() {
        assertThat(read(WEEK, "2026-W53").next()).hasToString("2027-W01");
        assertThat(read(WEEK, "2027-W01").plus(-1)).hasToString("2026-W53");
        assertThat(read(WEEK, "2025-W52").next()).hasToString("2026-W01");
    }

    @ParameterizedTest
    @CsvSource({"2024-02, 2024-02-29", "2025-02, 2025-02-28", "2000-02, 2000-02-29", "1900-02, 1900-02-28"})
    void february_ends_as_the_year_has_it(String month, LocalDate end) {
        assertThat(read(MONTH, month).end()).isEqualTo(end);
    }

    @Test
    void a_leap_day_is_a_day() {
        assertThat(read(DAY, "2024-02-28").next()).hasToString("2024-02-29");
        assertThat(read(DAY, "2024-02-29").next()).hasToString("2024-03-01");
        assertThat(QUARTER.containing(LocalDate.of(2024, 2, 29))).hasToString("2024-Q1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-Q1, 2026-03-31",
        "2026-03-31, 2026-Q1, 2026-03-31",
        "2026-04-01, 2026-Q2, 2026-06-30",
        "2026-09-30, 2026-Q3, 2026-09-30",
        "2026-12-31, 2026-Q4, 2026-12-31"
    })
    void quarters_end_with_their_third_month(LocalDate day, String written, LocalDate end) {
        Period quarter = QUARTER.containing(day);
        assertThat(quarter).hasToString(written);
        assertThat(quarter.end()).isEqualTo(end);
    }

    @Test
    void the_quarter_after_the_fourth_is_next_years_first() {
        assertThat(read(QUARTER, "2026-Q4").next()).hasToString("2027-Q1");
        assertThat(read(QUARTER, "2026-Q1").plus(-1)).hasToString("2025-Q4");
    }

    @ParameterizedTest
    @EnumSource
    void every_day_lies_in_exactly_one_period_and_the_next_begins_the_day_after(Frequency frequency) {
        for (LocalDate day = LocalDate.of(2019, 12, 1); day.getYear() < 2033; day = day.plusDays(1)) {
            Period period = frequency.containing(day);
            assertThat(day).isBetween(period.start(), period.end());
            assertThat(period.next().start()).isEqualTo(period.end().plusDays(1));
            assertThat(frequency.parse(period.toString())).isEqualTo(period);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stepping_and_counting_agree(Frequency frequency) {
        Period first = frequency.containing(LocalDate.of(2020, 2, 29));
        for (int steps = -60; steps <= 60; steps++) {
            assertThat(first.until(first.plus(steps))).isEqualTo(steps);
        }
    }

    @Test
    void periods_run_through_the_last_one() {
        assertThat(read(MONTH, "2025-11").through(read(MONTH, "2026-02")))
                .extracting(Period::toString)
                .containsExactly("2025-11", "2025-12", "2026-01", "2026-02");
        assertThat(read(MONTH, "2026-02").through(read(MONTH, "2026-01"))).isEmpty();
    }

    @Test
    void periods_come_in_the_order_of_time() {
        assertThat(List.of(read(WEEK, "2027-W01"), read(WEEK, "2026-W53"), read(WEEK, "2026-W09")).stream()
                        .sorted())
                .extracting(Period::toString)
                .containsExactly("2026-W09", "2026-W53", "2027-W01");
    }

    @Test
    void a_period_can_only_begin_where_one_begins() {
        LocalDate tuesday = LocalDate.of(2026, 3, 31);
        assertThat(tuesday.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
        assertThatThrownBy(() -> new Period(WEEK, tuesday)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Period(MONTH, tuesday)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Period(QUARTER, tuesday)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Period(DAY, tuesday).end()).isEqualTo(tuesday);
    }

    private static Period read(Frequency frequency, String text) {
        return Objects.requireNonNull(frequency.parse(text), text);
    }
}
