package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A centre or a sigma that is known, in the units shown, and what a phase says of itself. */
class KnownValuesTest {

    @Test
    void a_known_sigma_of_a_count_replaces_the_root_of_the_centre() {
        Series counts = Series.of(9, 8, 10, 9);

        assertThat(only(Chart.C, counts, Options.DEFAULT).sigma()).isEqualTo(3);
        assertThat(only(Chart.C, counts, Options.DEFAULT.withSigma(2.0)).sigma())
                .isEqualTo(2);
        assertThat(only(Chart.C, counts, Options.DEFAULT.withCentre(Line.at(4))).sigma())
                .isNull();
        assertThat(Chart.C
                        .analyse(counts, Options.DEFAULT.withSigma(2.0))
                        .orThrow()
                        .upper(0))
                .isEqualTo(15);
        assertThat(Chart.C
                        .analyse(counts, Options.DEFAULT.withCentre(Line.at(4)))
                        .orThrow()
                        .upper(0))
                .isEqualTo(10);
    }

    @Test
    void known_values_come_in_the_units_shown() {
        Options options =
                Options.DEFAULT.withMultiplier(100).withCentre(Line.at(50)).withSigma(5.0);
        Analysis chart = Chart.I.analyse(Series.of(0.4, 0.5, 0.6), options).orThrow();

        assertThat(chart.centre(0)).isEqualTo(50);
        assertThat(chart.upper(0)).isCloseTo(65, within(1e-12));
        assertThat(chart.lower68(0)).isCloseTo(45, within(1e-12));
        assertThat(chart.upper68(0)).isCloseTo(55, within(1e-12));
        assertThat(chart.phases().getFirst().sigma()).isCloseTo(5, within(1e-12));
        assertThat(chart.phases().getFirst().provisional()).isFalse();
        assertThat(chart.options()).isEqualTo(options);
    }

    @Test
    void a_phase_speaks_in_the_units_shown() {
        Phase gaps = only(Chart.G, Series.of(0, 2, 4, 10), Options.DEFAULT.withMultiplier(10));
        assertThat(gaps.mean()).isEqualTo(40);
        assertThat(gaps.median()).isEqualTo(30);
        assertThat(gaps.sigma()).isCloseTo(10 * Math.sqrt(20), within(1e-12));

        Phase values = only(Chart.I, Series.of(1, 2, 3, 2), Options.DEFAULT.withMultiplier(10));
        assertThat(values.sigma()).isCloseTo(10 / 1.128, within(1e-12));
        assertThat(values.sigmaZ()).isNull();
        assertThat(values.mean()).isNull();
    }

    @Test
    void a_phase_counts_its_points_and_those_of_its_base() {
        Analysis chart = Chart.I
                .analyse(
                        Series.of(1, 2, Double.NaN, 4, 5, 6, 7).withExcluded(1),
                        Options.DEFAULT.withPhases(0, 5).withBaseline(4))
                .orThrow();

        assertThat(chart.phases()).extracting(Phase::observations).containsExactly(3, 2);
        assertThat(chart.phases()).extracting(Phase::base).containsExactly(2, 2);
        assertThat(chart.phases()).extracting(Phase::from).containsExactly(0, 5);
        assertThat(chart.phases()).extracting(Phase::to).containsExactly(4, 6);
    }

    @Test
    void limits_of_ranges_from_a_known_sigma() {
        Analysis chart = Chart.MR
                .analyse(Series.of(1, 3, 2), Options.DEFAULT.withSigma(2.0))
                .orThrow();

        assertThat(chart.centre(1)).isCloseTo(2.256, within(1e-12));
        assertThat(chart.upper(1)).isCloseTo(3.267 * 2.256, within(1e-12));
        assertThat(chart.value(0)).isNaN();
    }

    @Test
    void subgroups_with_a_known_sigma_or_a_known_centre() {
        Series groups = Series.subgroups(new double[] {1, 3}, new double[] {2, 5, 8}, new double[] {4});
        Analysis spread =
                Chart.S.analyse(groups, Options.DEFAULT.withSigma(2.0)).orThrow();
        double c4 = 0.7978845608;
        assertThat(spread.centre(0)).isCloseTo(2 * c4, within(1e-9));
        assertThat(spread.upper(0)).isCloseTo(2 * c4 + 6 * Math.sqrt(1 - c4 * c4), within(1e-9));
        assertThat(spread.upper(2)).isNaN();

        Analysis known = Chart.R.analyse(groups, Options.DEFAULT.withSigma(2.0)).orThrow();
        assertThat(known.centre(1)).isCloseTo(2 * 1.692568751, within(1e-8));
        assertThat(known.upper(1)).isCloseTo(2 * (1.692568751 + 3 * 0.888368004), within(1e-8));
        assertThat(known.phases().getFirst().sigma()).isEqualTo(2);

        Analysis centred =
                Chart.R.analyse(groups, Options.DEFAULT.withCentre(Line.at(3))).orThrow();
        assertThat(centred.centre(0)).isEqualTo(3);
        assertThat(centred.upper(0))
                .isCloseTo(3 + 3 * 3 * Math.sqrt(2 - 4 / Math.PI) / (2 / Math.sqrt(Math.PI)), within(1e-9));
    }

    @Test
    void screening_drops_the_one_range_that_a_slip_makes() {
        double[] values = {5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 60, 5, 6, 5, 6};
        double[] ones = new double[values.length];
        java.util.Arrays.fill(ones, 4);
        double[] amounts = java.util.Arrays.stream(values).map(y -> 4 * y).toArray();
        Options screened = Options.DEFAULT.withScreenMovingRanges(true);

        assertThat(only(Chart.I, Series.of(values), screened).sigma()).isCloseTo(1 / 1.128, within(1e-12));
        Analysis prime =
                Chart.I_PRIME.analyse(Series.ratio(amounts, ones), screened).orThrow();
        double s = Math.sqrt(Math.PI / 2) / Math.sqrt(0.5);
        assertThat(prime.upper(0) - prime.centre(0)).isCloseTo(3 * s / 2, within(1e-12));
    }

    @Test
    void a_target_may_change_and_ends_where_a_step_has_no_value() {
        Options options = Options.DEFAULT
                .withTarget(Line.steps(List.of(new Line.Step("2", 5), new Line.Step("4", Double.NaN))))
                .withDirection(Direction.INCREASE);
        Analysis chart = Chart.I.analyse(Series.of(1, 2, 1, 2), options).orThrow();

        assertThat(chart.target(0)).isNaN();
        assertThat(chart.target(1)).isEqualTo(5);
        assertThat(chart.target(2)).isEqualTo(5);
        assertThat(chart.target(3)).isNaN();
        assertThat(chart.assurance()).isNull();
        assertThat(Chart.I.analyse(Series.of(1, 2), Options.DEFAULT).orThrow().target(0))
                .isNaN();
    }

    @Test
    void a_point_knows_its_signals_and_what_its_chart_does_not_have_is_missing() {
        Analysis chart = Chart.I
                .analyse(Series.of(1, 2, 1, 2, 1, 2, 30, 1), Options.DEFAULT.withSigma(1.0))
                .orThrow();

        assertThat(chart.signalsAt(6)).extracting(Signal::rule).containsExactly(Rule.BEYOND_LIMITS);
        assertThat(chart.signalsAt(7)).extracting(Signal::rule).containsExactly(Rule.BEYOND_LIMITS);
        assertThat(chart.signalsAt(5)).isEmpty();
        assertThat(chart.signals(6, Rule.BEYOND_LIMITS)).isTrue();
        assertThat(chart.point(6).signals()).containsExactly(Rule.BEYOND_LIMITS);
        assertThat(chart.points()).hasSize(8);
        assertThat(chart.smoothed(0)).isNaN();
        assertThat(chart.cusumHigh(0)).isNaN();
        assertThat(chart.cusumLow(0)).isNaN();
        Analysis ewma = Chart.EWMA.analyse(Series.of(1, 2, 1), Options.DEFAULT).orThrow();
        assertThat(ewma.smoothed(0)).isNotNaN();
        assertThat(ewma.smoothed(2)).isNotNaN();
        assertThat(ewma.signalsAt(1)).isEmpty();
    }

    @Test
    void all_signals_of_a_high_point_are_above_and_their_words_say_so() {
        Analysis chart = Chart.I
                .analyse(
                        Series.of(0, 0.1, 0, 0.1, 9, -9),
                        Options.DEFAULT.withCentre(Line.at(0)).withSigma(2.0))
                .orThrow();

        assertThat(chart.signals()).extracting(Signal::high).containsExactly(true, false);
        assertThat(chart.signals().getFirst().text(java.util.Locale.ENGLISH))
                .isEqualTo(
                        "The point 5, with 9, lies above the upper limit of 6. Chance alone seldom takes a point so far.");
        assertThat(chart.signals().getLast().text(java.util.Locale.ENGLISH)).contains("-9", "lower limit of -6");
    }

    @Test
    void limits_on_a_point_itself_are_not_passed_by_it() {
        Options options = Options.DEFAULT.withCentre(Line.at(0)).withSigma(1.0).withRules(RuleSet.WESTERN_ELECTRIC);
        Analysis chart = Chart.I
                .analyse(Series.of(3, -3, 2, 2, -2, -2, 1, 1, 1, 1, 1), options)
                .orThrow();

        assertThat(chart.signals()).isEmpty();
    }

    private static Phase only(Chart chart, Series series, Options options) {
        return chart.analyse(series, options).orThrow().phases().getFirst();
    }

    @Test
    void a_centre_per_point_moves_the_limits_with_it() {
        for (Chart chart : List.of(Chart.I, Chart.C, Chart.G, Chart.T)) {
            Series series = Series.of(4, 6, 5, 7);
            Options steady = Options.DEFAULT.withCentre(Line.at(5));
            Analysis moving = chart.analyse(series, Options.DEFAULT.withCentre(Line.over(5, 5, 8, Double.NaN)))
                    .orThrow();
            Analysis constant = chart.analyse(series, steady).orThrow();
            Analysis estimated = chart.analyse(series, Options.DEFAULT).orThrow();

            assertThat(moving.upper(1)).isEqualTo(constant.upper(1));
            assertThat(moving.upper(2)).isGreaterThan(moving.upper(1));
            assertThat(moving.upper(3)).isEqualTo(estimated.upper(3));
            assertThat(moving.centre(3)).isEqualTo(estimated.centre(3));
            assertThat(moving.phases().getFirst().centre()).isNull();
        }
    }

    @Test
    void a_known_sigma_is_that_of_a_plotted_point() {
        Series ratios = Series.ratio(new double[] {4, 6, 5}, new double[] {20, 20, 20});
        for (Chart chart : List.of(Chart.P, Chart.P_PRIME, Chart.U, Chart.U_PRIME, Chart.I_PRIME)) {
            Analysis known =
                    chart.analyse(ratios, Options.DEFAULT.withSigma(0.02)).orThrow();
            assertThat(known.upper(1)).isCloseTo(0.25 + 0.06, within(1e-12));
        }
        assertThat(Chart.NP
                        .analyse(ratios, Options.DEFAULT.withSigma(0.5))
                        .orThrow()
                        .upper(1))
                .isCloseTo(6.5, within(1e-12));
        assertThat(Chart.G
                        .analyse(Series.of(4, 6, 5), Options.DEFAULT.withSigma(0.5))
                        .orThrow()
                        .upper(1))
                .isCloseTo(6.5, within(1e-12));
        double[] group = {1, 2, 4};
        assertThat(Chart.R
                        .analyse(Series.subgroups(group, group), Options.DEFAULT.withSigma(1.0))
                        .orThrow()
                        .centre(0))
                .isCloseTo(1.692568751, within(1e-8));
    }

    @Test
    void on_labels_a_prime_chart_takes_the_spread_of_its_points_and_leaves_out_the_excluded() {
        double[] y = {10, 30, 20, 90, 25, 15};
        double[] n = {100, 100, 100, 100, 100, 100};
        List<String> wards = List.of("A", "B", "C", "D", "E", "F");
        Series all = Series.ratio(y, n).withX(wards).withExcluded(3);
        Series five = Series.ratio(new double[] {10, 30, 20, 25, 15}, new double[] {100, 100, 100, 100, 100})
                .withX(List.of("A", "B", "C", "E", "F"));

        Phase phase = only(Chart.P_PRIME, all, Options.DEFAULT);

        // z are ±2.5, ±1.25 and 0 standard deviations of 0.04.
        assertThat(phase.sigmaZ()).isCloseTo(Math.sqrt((2 * 6.25 + 2 * 1.5625) / 4), within(1e-12));
        assertThat(only(Chart.P_PRIME, five, Options.DEFAULT).sigmaZ()).isEqualTo(phase.sigmaZ());
    }

    @Test
    void an_excluded_point_inside_a_run_is_not_part_of_its_signal() {
        double[] values = new double[24];
        for (int i = 0; i < 24; i++) {
            values[i] = i < 8 ? 1 : 2;
        }
        Analysis chart = Chart.RUN
                .analyse(Series.of(values).withExcluded(15), Options.DEFAULT.withCentre(Line.at(1.5)))
                .orThrow();

        assertThat(chart.signalsAt(14)).extracting(Signal::rule).contains(Rule.LONGEST_RUN);
        assertThat(chart.signalsAt(15)).isEmpty();
    }
}
