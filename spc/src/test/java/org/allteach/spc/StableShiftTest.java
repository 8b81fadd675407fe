package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StableShiftTest {

    @Test
    void a_shift_that_stays_is_suggested_with_its_evidence() {
        Series series = levels(10, 12, 20, 13);

        List<PhaseSuggestion> suggestions =
                StableShift.suggest(Chart.I, series, Options.DEFAULT.withDirection(Direction.INCREASE), 12);

        assertThat(suggestions).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.from()).isEqualTo(12);
            assertThat(suggestion.run()).isEqualTo(13);
            assertThat(suggestion.high()).isTrue();
            assertThat(suggestion.favourable()).isTrue();
            assertThat(suggestion.before()).isEqualTo(10);
            assertThat(suggestion.after()).isEqualTo(20);
            assertThat(suggestion.text(Locale.ENGLISH))
                    .startsWith("13 points in a row, from 13 on, lie above the old centre of 10")
                    .contains("Find out why");
        });
    }

    @Test
    void two_shifts_are_two_suggestions_each_from_the_one_before() {
        List<PhaseSuggestion> suggestions =
                StableShift.suggest(Chart.I, levels(10, 12, 20, 15, 5, 14), Options.DEFAULT, 12);

        assertThat(suggestions).extracting(PhaseSuggestion::from).containsExactly(12, 27);
        assertThat(suggestions).extracting(PhaseSuggestion::high).containsExactly(true, false);
        assertThat(suggestions).extracting(PhaseSuggestion::favourable).containsOnlyNulls();
    }

    @Test
    void a_shift_that_leads_back_is_not() {
        assertThat(StableShift.suggest(Chart.I, levels(10, 12, 20, 8, 9, 12), Options.DEFAULT, 12))
                .isEmpty();
    }

    @Test
    void a_shift_that_may_still_lead_back_is_not_yet() {
        assertThat(StableShift.suggest(Chart.I, levels(10, 12, 20, 9, 10, 3), Options.DEFAULT, 12))
                .isEmpty();
    }

    @Test
    void too_few_points_after_the_shift_say_nothing_yet() {
        assertThat(StableShift.suggest(Chart.I, levels(10, 12, 20, 11), Options.DEFAULT, 12))
                .isEmpty();
        assertThat(StableShift.suggest(Chart.I, levels(10, 7), Options.DEFAULT, 12))
                .isEmpty();
    }

    @Test
    void a_run_of_seven_is_no_shift() {
        assertThat(StableShift.suggest(Chart.I, levels(10, 12, 20, 7, 9, 12), Options.DEFAULT, 12))
                .isEmpty();
    }

    @Test
    void the_search_begins_after_the_last_phase_that_is_there() {
        Options accepted = Options.DEFAULT.withPhases(0, 12);

        assertThat(StableShift.suggest(Chart.I, levels(10, 12, 20, 15, 5, 14), accepted, 12))
                .extracting(PhaseSuggestion::from)
                .containsExactly(27);
        assertThat(StableShift.suggest(Chart.I, levels(10, 12, 20, 24), accepted, 12))
                .isEmpty();
    }

    @Test
    void excluded_and_missing_points_are_passed_over() {
        Series series = levels(10, 12, 20, 14).withExcluded(14);

        assertThat(StableShift.suggest(Chart.I, series, Options.DEFAULT, 12))
                .singleElement()
                .satisfies(suggestion -> assertThat(suggestion.run()).isEqualTo(13));
    }

    @Test
    void nothing_is_suggested_where_runs_mean_nothing() {
        Series series = levels(10, 12, 20, 12);
        List<String> wards = IntStream.range(0, 24).mapToObj(i -> "Ward " + i).toList();

        assertThat(StableShift.suggest(Chart.EWMA, series, Options.DEFAULT, 12)).isEmpty();
        assertThat(StableShift.suggest(Chart.I, series.withX(wards), Options.DEFAULT, 12))
                .isEmpty();
        assertThat(StableShift.suggest(Chart.I, series, Options.DEFAULT.withCentre(Line.at(1)), 12))
                .isEmpty();
        assertThat(StableShift.suggest(Chart.P, series, Options.DEFAULT, 12)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> StableShift.suggest(Chart.I, series, Options.DEFAULT, 1));
    }

    /** Levels and how many points each has, the points swinging about their level by 1. */
    private static Series levels(int... levelsAndCounts) {
        DoubleStream values = DoubleStream.empty();
        for (int k = 0; k < levelsAndCounts.length; k += 2) {
            int level = levelsAndCounts[k];
            values = DoubleStream.concat(
                    values, IntStream.range(0, levelsAndCounts[k + 1]).mapToDouble(i -> level + (i % 2 == 0 ? 1 : -1)));
        }
        return Series.of(values.toArray());
    }

    @Test
    void a_new_level_without_any_swing_is_stable_at_once() {
        double[] values = new double[26];
        for (int i = 0; i < values.length; i++) {
            values[i] = i >= 12 ? 20 : i % 2 == 0 ? 9 : 11;
        }

        assertThat(StableShift.suggest(Chart.I, Series.of(values), Options.DEFAULT, 12))
                .singleElement()
                .satisfies(suggestion -> assertThat(suggestion.after()).isEqualTo(20));
        values[25] = 21;
        assertThat(StableShift.suggest(Chart.I, Series.of(values), Options.DEFAULT, 12))
                .hasSize(1);
    }

    @Test
    void a_series_that_ends_on_the_centre_has_no_run_there() {
        double[] values = new double[26];
        for (int i = 0; i < values.length; i++) {
            values[i] = i >= 12 ? 10 : i % 2 == 0 ? 9 : 11;
        }

        assertThat(StableShift.suggest(Chart.I, Series.of(values), Options.DEFAULT, 12))
                .isEmpty();
    }

    @Test
    void a_fall_is_told_as_one_and_judged_by_the_direction() {
        Series fall = levels(20, 12, 10, 14);
        PhaseSuggestion good = StableShift.suggest(Chart.I, fall, Options.DEFAULT.withDirection(Direction.DECREASE), 12)
                .getFirst();
        PhaseSuggestion bad = StableShift.suggest(Chart.I, fall, Options.DEFAULT.withDirection(Direction.INCREASE), 12)
                .getFirst();
        PhaseSuggestion rise = StableShift.suggest(
                        Chart.I, levels(10, 12, 20, 14), Options.DEFAULT.withDirection(Direction.DECREASE), 12)
                .getFirst();

        assertThat(good.high()).isFalse();
        assertThat(good.favourable()).isTrue();
        assertThat(good.text(Locale.ENGLISH)).contains("lie below the old centre of 20");
        assertThat(bad.favourable()).isFalse();
        assertThat(rise.favourable()).isFalse();
    }

    @Test
    void eight_points_are_a_shift_and_two_are_enough_for_limits() {
        assertThat(StableShift.suggest(Chart.I, levels(10, 8, 20, 9), Options.DEFAULT, 8))
                .extracting(PhaseSuggestion::from)
                .containsExactly(8);
        assertThat(StableShift.suggest(Chart.I, levels(10, 8, 20, 7), Options.DEFAULT, 2))
                .isEmpty();
        assertThat(StableShift.suggest(Chart.I, levels(10, 8, 20, 9), Options.DEFAULT, 2))
                .isNotEmpty();
    }
}
