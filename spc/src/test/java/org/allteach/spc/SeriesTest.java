package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

    @ParameterizedTest
    @CsvSource({
        "2025-03-09, 2025-03-09",
        "2024-02-29, 2024-02-29",
        "2025-03-09T23:59:00Z, 2025-03-09",
        "2025-03-09 23:59, 2025-03-09",
        "2025-03, 2025-03-01",
        "2025-12, 2025-12-01",
        "2025, 2025-01-01",
        "2025-Q1, 2025-01-01",
        "2025-Q4, 2025-10-01",
        "2025-W01, 2024-12-30",
        "2026-W53, 2026-12-28",
        "2021-W01, 2021-01-04"
    })
    void iso_dates_are_days(String text, LocalDate day) {
        assertThat(Dates.day(text)).isEqualTo(day.toEpochDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ward 7",
                "202",
                "2025-",
                "2025-1",
                "2025-13",
                "2025-00",
                "2025-02-29",
                "2025-02-00",
                "2025-2-29",
                "2025-03-9",
                "2025-03-091",
                "2025/03/09",
                "2025-03/09",
                "2025-Q0",
                "2025-Q5",
                "2025-Q11",
                "2025-W00",
                "2025-W53",
                "2025-W1",
                "20a5",
                "2025-aa",
                "2025-03-aa",
                "2025-Wab"
            })
    void what_is_no_date_is_a_label(String text) {
        assertThat(Dates.day(text)).isEqualTo(Dates.NONE);
    }

    @Test
    void an_axis_holds_numbers_dates_or_labels() {
        assertThat(Series.axisOf(List.of("1", "2.5", "-3e2"))).isEqualTo(Series.Axis.NUMBERS);
        assertThat(Series.axisOf(List.of("2025-01", "2025-02-03"))).isEqualTo(Series.Axis.DATES);
        assertThat(Series.axisOf(List.of("1", "2025-02"))).isEqualTo(Series.Axis.LABELS);
        assertThat(Series.axisOf(List.of("1", "7d"))).isEqualTo(Series.Axis.LABELS);
        assertThat(Series.axisOf(List.of("1", ""))).isEqualTo(Series.Axis.LABELS);
        assertThat(Series.axisOf(List.of("1", "1e999"))).isEqualTo(Series.Axis.LABELS);
    }

    @Test
    void without_an_axis_points_are_numbered_from_one() {
        assertThat(Series.of(5, 6).x(1)).isEqualTo("2");
        assertThat(Series.of(5, 6).axis()).isEqualTo(Series.Axis.NUMBERS);
    }

    @Test
    void a_series_cannot_be_changed_from_outside() {
        double[] values = {1, 2};
        double[][] groups = {{1, 2}};
        Series series = Series.of(values);
        Series grouped = Series.subgroups(groups);

        values[0] = 9;
        groups[0][0] = 9;
        grouped.subgroup(0)[1] = 9;

        assertThat(series.numerator(0)).isEqualTo(1);
        assertThat(grouped.subgroup(0)).containsExactly(1, 2);
        assertThat(series.subgroup(1)).containsExactly(2);
        assertThat(series.denominator(1)).isEqualTo(1);
    }

    @Test
    void everything_has_the_same_length() {
        assertThatIllegalArgumentException().isThrownBy(() -> Series.ratio(new double[1], new double[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> Series.of(1, 2).withX(List.of("1")));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Series.of(1, 2).withExcluded(2));
    }

    @Test
    void a_target_steps_at_a_date_a_number_or_a_label() {
        Series dates = Series.of(1, 2, 3).withX(List.of("2025-01", "2025-02", "2025-04"));
        Series numbers = Series.of(1, 2, 3).withX(List.of("1", "2.5", "4"));
        Series labels = Series.of(1, 2, 3).withX(List.of("a", "b", "c"));

        assertThat(steps("2025-03-01").on(dates)).containsExactly(Double.NaN, Double.NaN, 7);
        assertThat(steps("2025-02-01").on(dates)).containsExactly(Double.NaN, 7, 7);
        assertThat(steps("2.5").on(numbers)).containsExactly(Double.NaN, 7, 7);
        assertThat(steps("3").on(numbers)).containsExactly(Double.NaN, Double.NaN, 7);
        assertThat(steps("b").on(labels)).containsExactly(Double.NaN, 7, 7);
        assertThat(steps("z").on(labels)).containsOnly(Double.NaN);
        assertThat(steps("z").on(dates)).containsOnly(Double.NaN);
    }

    @Test
    void lines_are_constant_or_one_value_per_point() {
        assertThat(Line.at(3).on(Series.of(1, 2))).containsExactly(3, 3);
        assertThat(Line.over(3, 4).on(Series.of(1, 2))).containsExactly(3, 4);
        assertThat(Line.over(3, 4)).isEqualTo(Line.over(3, 4)).isNotEqualTo(Line.over(4, 3));
        assertThat(Line.over(3, 4).hashCode()).isEqualTo(Line.over(3, 4).hashCode());
    }

    private static Line steps(String from) {
        return Line.steps(List.of(new Line.Step(from, 7)));
    }

    @Test
    void what_looks_like_a_number_must_be_one() {
        assertThat(Series.axisOf(List.of("1", "-2.5", "+3", "1e5", "1E-5", "2e+3")))
                .isEqualTo(Series.Axis.NUMBERS);
        for (String label : List.of("1e", "..", "5-", "1f", "0x10", "", "e-", "1e999", "3-4", "1 2", "Ward 3", "/")) {
            assertThat(Series.axisOf(List.of("1", label))).as(label).isEqualTo(Series.Axis.LABELS);
        }
        assertThat(Series.axisOf(List.of("2025-Q1", "2025-Q2"))).isEqualTo(Series.Axis.DATES);
        assertThat(Series.axisOf(List.of("2025-Qx"))).isEqualTo(Series.Axis.LABELS);
        assertThat(Series.axisOf(List.of("2025", "2026"))).isEqualTo(Series.Axis.NUMBERS);
    }

    @Test
    void a_step_that_is_on_no_axis_is_never_reached() {
        double[] target = Line.steps(List.of(new Line.Step("Easter", 3))).on(Series.of(1, 2, 3));

        assertThat(target).containsOnly(Double.NaN);
    }

    @Test
    void only_excluded_points_are_excluded() {
        Series series = Series.of(1, 2, 3);

        assertThat(series.excluded(1)).isFalse();
        assertThat(series.withExcluded(1).excluded(1)).isTrue();
        assertThat(series.withExcluded(1).excluded(2)).isFalse();
    }

    @Test
    void lines_are_equal_if_their_values_are() {
        assertThat(Line.over(1, 2)).isEqualTo(Line.over(1, 2)).hasSameHashCodeAs(Line.over(1, 2));
        assertThat(Line.over(1, 2)).isNotEqualTo(Line.over(1, 3)).isNotEqualTo(Line.at(1));
        assertThat(Line.over(1, 2).hashCode()).isNotEqualTo(Line.over(2, 1).hashCode());
    }
}
