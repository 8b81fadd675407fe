package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Centre 0, sigma 1: limits at 3, the outer third from 2, the inner third up to 1. */
class PatternsTest {

    private static final double NONE = Double.NaN;

    @Test
    void a_point_on_the_limit_is_not_beyond_it() {
        Analysis chart = analyse(only(Rule.BEYOND_LIMITS, 1), 3, 3.01, -3, -3.01);

        assertThat(flagged(chart, Rule.BEYOND_LIMITS)).containsExactly(1, 3);
        assertThat(chart.signals()).extracting(Signal::high).containsExactly(true, false);
    }

    @Test
    void a_shift_is_complete_at_the_point_that_makes_it_long_enough_and_ends_with_the_run() {
        Analysis chart = analyse(only(Rule.SHIFT, 4), -1, 1, 1, 1, 1, 1, -1);

        assertThat(chart.signals()).singleElement().satisfies(signal -> {
            assertThat(List.of(signal.from(), signal.completedAt(), signal.to()))
                    .containsExactly(1, 4, 5);
            assertThat(signal.high()).isTrue();
        });
        assertThat(flagged(chart, Rule.SHIFT)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void one_point_less_is_no_shift() {
        assertThat(analyse(only(Rule.SHIFT, 4), 1, 1, 1, -1, -1, -1).signals()).isEmpty();
    }

    @Test
    void a_tie_neither_counts_nor_breaks_where_the_set_says_so() {
        Analysis chart = analyse(only(Rule.SHIFT, 4), -1, -1, 0, -1, -1);

        assertThat(flagged(chart, Rule.SHIFT)).containsExactly(0, 1, 3, 4);
        assertThat(chart.signals().getFirst().completedAt()).isEqualTo(4);
    }

    @Test
    void a_tie_breaks_a_shift_in_the_nhs_set() {
        double[] values = {1, 1, 1, 1, 0, 1, 1, 1, 1};

        assertThat(flagged(analyse(RuleSet.NHS_MDC, values), Rule.SHIFT)).isEmpty();
        assertThat(flagged(analyse(only(Rule.SHIFT, 7), values), Rule.SHIFT)).hasSize(8);
    }

    @Test
    void a_gap_breaks_a_shift_and_an_excluded_point_does_not() {
        Series gap = Series.of(1, 1, NONE, 1, 1);
        Series excluded = Series.of(1, 1, -5, 1, 1).withExcluded(2);

        assertThat(flagged(analyse(only(Rule.SHIFT, 4), gap), Rule.SHIFT)).isEmpty();
        assertThat(flagged(analyse(only(Rule.SHIFT, 4), excluded), Rule.SHIFT)).containsExactly(0, 1, 3, 4);
    }

    @Test
    void an_excluded_point_beyond_the_limits_is_still_flagged() {
        Analysis chart =
                analyse(only(Rule.BEYOND_LIMITS, 1), Series.of(1, -5, 1).withExcluded(1));

        assertThat(flagged(chart, Rule.BEYOND_LIMITS)).containsExactly(1);
    }

    @Test
    void a_trend_counts_its_points_both_ways_and_shares_the_turning_point() {
        Analysis chart = analyse(only(Rule.TREND, 4), -2, -1, 0.5, 1, 0.9, 0.8, 0.7);

        assertThat(chart.signals()).hasSize(2);
        assertThat(chart.signals())
                .extracting(Signal::from, Signal::to, Signal::high)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 3, true),
                        org.assertj.core.groups.Tuple.tuple(3, 6, false));
    }

    @Test
    void an_equal_neighbour_is_passed_over_or_breaks_a_trend() {
        double[] values = {-1, -0.9, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4};

        assertThat(flagged(analyse(only(Rule.TREND, 7), values), Rule.TREND)).containsExactly(0, 1, 3, 4, 5, 6, 7);
        assertThat(flagged(analyse(RuleSet.NHS_MDC, values), Rule.TREND)).isEmpty();
    }

    @Test
    void minus_zero_is_not_below_zero() {
        assertThat(flagged(analyse(only(Rule.TREND, 3), -1, -0.0, 0.0, -1), Rule.TREND))
                .isEmpty();
    }

    @Test
    void two_of_three_flags_the_far_points_and_not_the_third() {
        Analysis chart = analyse(only(Rule.TWO_OF_THREE, 2), 0, 2.5, -1, 2.5, 0, 0);

        assertThat(flagged(chart, Rule.TWO_OF_THREE)).containsExactly(1, 3);
        assertThat(chart.signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.completedAt()).isEqualTo(3));
    }

    @Test
    void two_of_three_needs_one_side_and_three_points() {
        assertThat(analyse(only(Rule.TWO_OF_THREE, 2), 0, 2.5, -2.5, 0, 2.5, 0).signals())
                .isEmpty();
        assertThat(analyse(only(Rule.TWO_OF_THREE, 2), 2.5, 2.5).signals()).isEmpty();
        assertThat(analyse(only(Rule.TWO_OF_THREE, 2), 2, 2, 2).signals()).isEmpty();
    }

    @Test
    void two_of_three_at_the_beginning_is_known_at_the_second_far_point() {
        Analysis chart = analyse(only(Rule.TWO_OF_THREE, 2), -2.5, -2.5, 0);

        assertThat(chart.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.completedAt()).isEqualTo(1);
            assertThat(signal.high()).isFalse();
        });
    }

    @Test
    void overlapping_windows_are_one_signal_and_separate_ones_are_two() {
        assertThat(analyse(only(Rule.TWO_OF_THREE, 2), 2.5, 2.5, 2.5, 2.5, 0).signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.to()).isEqualTo(3));
        assertThat(analyse(only(Rule.TWO_OF_THREE, 2), 2.5, 2.5, 0, 0, 0, 2.5, 2.5, 0)
                        .signals())
                .hasSize(2);
    }

    @Test
    void in_the_nhs_set_the_third_lies_on_the_same_side() {
        assertThat(flagged(analyse(RuleSet.NHS_MDC, 2.5, -0.1, 2.5, -0.1, 0), Rule.TWO_OF_THREE))
                .isEmpty();
        assertThat(flagged(analyse(RuleSet.NHS_MDC, 2.5, 0.1, 2.5, -0.1, 0), Rule.TWO_OF_THREE))
                .containsExactly(0, 2);
        assertThat(flagged(analyse(RuleSet.NHS_MDC, -2.5, -0.1, -3.5, 0.1, 0), Rule.TWO_OF_THREE))
                .containsExactly(0, 2);
    }

    @Test
    void in_the_nhs_set_two_of_three_is_known_when_the_third_is() {
        Analysis chart = analyse(RuleSet.NHS_MDC, 2.5, 2.5, 0.1, -0.1);

        assertThat(chart.signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.completedAt()).isEqualTo(2));
    }

    @Test
    void the_older_nhs_rule_leaves_points_beyond_the_limits_out() {
        assertThat(flagged(analyse(RuleSet.NHSR, 2.5, 0.1, 3.5, 0.1, 0), Rule.TWO_OF_THREE))
                .isEmpty();
        assertThat(flagged(analyse(RuleSet.NHSR, 2.5, 0.1, 2.9, 0.1, 0), Rule.TWO_OF_THREE))
                .containsExactly(0, 2);
    }

    @Test
    void four_of_five_flags_four_beyond_the_inner_third() {
        Analysis chart = analyse(only(Rule.FOUR_OF_FIVE, 4), 0, -1.5, -1.5, -0.5, -1.5, -1.5, 0, 0);

        assertThat(flagged(chart, Rule.FOUR_OF_FIVE)).containsExactly(1, 2, 4, 5);
        assertThat(chart.signals().getFirst().high()).isFalse();
        assertThat(analyse(only(Rule.FOUR_OF_FIVE, 4), 1, 1, 1, 1, 1).signals()).isEmpty();
    }

    @Test
    void hugging_is_staying_within_the_inner_third() {
        Analysis chart = analyse(only(Rule.HUGGING, 4), 2, 1, -1, 0.5, 0, 1.1);

        assertThat(flagged(chart, Rule.HUGGING)).containsExactly(1, 2, 3, 4);
        assertThat(chart.signals().getFirst().high()).isNull();
        assertThat(analyse(only(Rule.HUGGING, 4), 1, -1, 0.5, 2, 1, 1, 1).signals())
                .isEmpty();
    }

    @Test
    void a_chart_without_spread_has_no_inner_third_to_hug() {
        Options options =
                Options.DEFAULT.withRules(RuleSet.NELSON).withCentre(Line.at(1)).withSigma(0.0);

        assertThat(Chart.I
                        .analyse(Charts.random(Chart.RUN, 0, 0), options)
                        .orThrow()
                        .signals())
                .isEmpty();
        assertThat(Chart.I
                        .analyse(Series.of(new double[20]), options.withCentre(Line.at(0)))
                        .orThrow()
                        .signals())
                .isEmpty();
    }

    @Test
    void alternating_goes_up_and_down_in_turn_and_an_equal_neighbour_breaks_it() {
        Analysis chart = analyse(only(Rule.ALTERNATING, 5), 0, 0.5, 1, 0, 1, 0, 1, 1, 0);

        assertThat(flagged(chart, Rule.ALTERNATING)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(chart.signals().getFirst().completedAt()).isEqualTo(5);
    }

    @Test
    void mixture_stays_away_from_the_centre_on_both_sides() {
        Analysis chart = analyse(only(Rule.MIXTURE, 4), 0, 1.5, -1.5, 2, 2, 0, 0);

        assertThat(flagged(chart, Rule.MIXTURE)).containsExactly(1, 2, 3, 4);
        assertThat(analyse(only(Rule.MIXTURE, 4), 1.5, 1.5, 2, 2, 0).signals()).isEmpty();
        assertThat(analyse(only(Rule.MIXTURE, 4), 1.5, -1.5, 1, -1.5, 1.5).signals())
                .isEmpty();
    }

    @Test
    void a_long_run_covers_its_points_and_is_complete_at_the_one_too_many() {
        double[] values = new double[24];
        java.util.Arrays.setAll(values, i -> i < 4 ? -1 : i < 14 ? 1 : i % 2 == 0 ? -1 : 1);
        values[6] = 0;

        Analysis chart = analyse(RuleSet.ANHOEJ, values);

        assertThat(chart.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.rule()).isEqualTo(Rule.LONGEST_RUN);
            assertThat(List.of(signal.from(), signal.completedAt(), signal.to()))
                    .containsExactly(4, 13, 13);
        });
        assertThat(flagged(chart, Rule.LONGEST_RUN)).containsExactly(4, 5, 7, 8, 9, 10, 11, 12, 13);
    }

    @Test
    void anhojs_runs_go_on_over_a_gap() {
        double[] values = new double[24];
        java.util.Arrays.setAll(values, i -> i < 4 ? -1 : i < 14 ? 1 : i % 2 == 0 ? -1 : 1);
        values[6] = NONE;

        assertThat(flagged(analyse(RuleSet.ANHOEJ, values), Rule.LONGEST_RUN)).hasSize(9);
    }

    @Test
    void too_few_crossings_cover_the_phase() {
        double[] values = new double[24];
        java.util.Arrays.setAll(values, i -> (i / 4) % 2 == 0 ? -1 : 1);
        values[5] = 0;

        Analysis chart = analyse(RuleSet.ANHOEJ, values);

        assertThat(chart.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.rule()).isEqualTo(Rule.CROSSINGS);
            assertThat(signal.high()).isNull();
            assertThat(List.of(signal.from(), signal.to(), signal.completedAt()))
                    .containsExactly(0, 23, 23);
        });
        assertThat(flagged(chart, Rule.CROSSINGS)).hasSize(23).doesNotContain(5);
    }

    @Test
    void too_few_and_too_many_runs_are_signals_of_the_run_chart_rules() {
        double[] few =
                IntStream.range(0, 20).mapToDouble(i -> i / 5 % 2 == 0 ? -1 : 1).toArray();
        double[] many =
                IntStream.range(0, 20).mapToDouble(i -> i % 2 == 0 ? -1 : 1).toArray();
        double[] right =
                IntStream.range(0, 20).mapToDouble(i -> i / 2 % 2 == 0 ? -1 : 1).toArray();

        assertThat(analyse(RuleSet.IHI, few).signals()).extracting(Signal::rule).containsExactly(Rule.RUNS_TOO_FEW);
        assertThat(analyse(RuleSet.IHI, many).signals())
                .extracting(Signal::rule)
                .containsExactly(Rule.RUNS_TOO_MANY);
        assertThat(analyse(RuleSet.IHI, right).signals()).isEmpty();
    }

    @Test
    void labels_have_no_patterns_and_no_runs_signal() {
        double[] values =
                IntStream.range(0, 24).mapToDouble(i -> i < 12 ? -1 : 1).toArray();
        List<String> wards = IntStream.range(0, 24).mapToObj(i -> "Ward " + i).toList();

        Analysis chart = analyse(RuleSet.PROVOST, Series.of(values).withX(wards));

        assertThat(chart.signals()).isEmpty();
        assertThat(chart.phases().getFirst().runs()).satisfies(runs -> {
            assertThat(runs).isNotNull();
            assertThat(runs.signal()).isFalse();
            assertThat(runs.longestRun()).isEqualTo(12);
        });
    }

    @Test
    void a_sum_beyond_its_decision_interval_is_one_signal_until_it_returns() {
        Options options = Options.DEFAULT
                .withCentre(Line.at(0))
                .withSigma(1.0)
                .withDirection(Direction.DECREASE)
                .withSequential(new Options.Sequential(0.2, 4, 1, 0, 2, 3.5));
        Analysis chart = Chart.CUSUM
                .analyse(Series.of(3, 3, 3, NONE, 0, -5, 0, 3, 3), options)
                .orThrow();

        assertThat(flagged(chart, Rule.BEYOND_LIMITS)).containsExactly(1, 2, 4, 5, 8);
        assertThat(chart.signals())
                .extracting(Signal::from, Signal::to, Signal::favourable)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 4, false),
                        org.assertj.core.groups.Tuple.tuple(8, 8, false),
                        org.assertj.core.groups.Tuple.tuple(5, 5, true));
    }

    @Test
    void favourable_is_what_goes_the_better_way() {
        double[] values = {3.5, -3.5};
        RuleSet rules = only(Rule.BEYOND_LIMITS, 1);

        assertThat(directed(Direction.INCREASE, rules, values)).containsExactly(true, false);
        assertThat(directed(Direction.DECREASE, rules, values)).containsExactly(false, true);
        assertThat(directed(Direction.NEITHER, rules, values)).containsExactly(null, null);
    }

    private static List<Boolean> directed(Direction direction, RuleSet rules, double... values) {
        return Chart.I.analyse(Series.of(values), options(rules).withDirection(direction)).orThrow().signals().stream()
                .map(Signal::favourable)
                .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    }

    private static RuleSet only(Rule rule, int points) {
        return RuleSet.custom(Map.of(rule, points));
    }

    private static Analysis analyse(RuleSet rules, double... values) {
        return analyse(rules, Series.of(values));
    }

    private static Analysis analyse(RuleSet rules, Series series) {
        return Chart.I.analyse(series, options(rules)).orThrow();
    }

    private static Options options(RuleSet rules) {
        return Options.DEFAULT.withRules(rules).withCentre(Line.at(0)).withSigma(1.0);
    }

    private static int[] flagged(Analysis chart, Rule rule) {
        return IntStream.range(0, chart.size())
                .filter(i -> chart.signals(i, rule))
                .toArray();
    }
}
