package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples and tables that books and papers print, to the digits that they print. */
class PublishedExamplesTest {

    private static final double[] CUSUM_DATA = {
        9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62,
        10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52
    };

    @ParameterizedTest
    @CsvSource({
        "2, 0.7979, 1.128, 0.853",
        "3, 0.8862, 1.693, 0.888",
        "4, 0.9213, 2.059, 0.880",
        "5, 0.9400, 2.326, 0.864",
        "6, 0.9515, 2.534, 0.848",
        "7, 0.9594, 2.704, 0.833",
        "8, 0.9650, 2.847, 0.820",
        "9, 0.9693, 2.970, 0.808",
        "10, 0.9727, 3.078, 0.797",
        "25, 0.9896, 3.931, 0.708"
    })
    void montgomerys_table_of_factors_for_control_charts(int n, double c4, double d2, double d3) {
        assertThat(Constants.c4(n)).isCloseTo(c4, within(0.00005));
        assertThat(Constants.range(n).d2()).isCloseTo(d2, within(0.0005));
        assertThat(Constants.range(n).d3()).isCloseTo(d3, within(0.0005));
    }

    @Test
    void the_mean_range_of_two_is_two_over_the_root_of_pi() {
        assertThat(Constants.range(2).d2()).isCloseTo(2 / Math.sqrt(Math.PI), within(1e-13));
        assertThat(Constants.range(2).d3()).isCloseTo(Math.sqrt(2 - 4 / Math.PI), within(1e-12));
    }

    @Test
    void montgomerys_orange_juice_cans() {
        double[] cans = {
            12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6
        };
        double[] sizes = new double[30];
        Arrays.fill(sizes, 50);

        Analysis chart =
                Chart.P.analyse(Series.ratio(cans, sizes), Options.DEFAULT).orThrow();

        assertThat(chart.centre(0)).isCloseTo(0.2313, within(0.00005));
        assertThat(chart.upper(0)).isCloseTo(0.4102, within(0.00005));
        assertThat(chart.lower(0)).isCloseTo(0.0524, within(0.00005));
        assertThat(beyondLimits(chart)).containsExactly(15, 23);
    }

    @Test
    void montgomerys_circuit_boards() {
        Analysis chart = Chart.C
                .analyse(
                        Series.of(
                                21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24,
                                16, 19, 17, 15),
                        Options.DEFAULT)
                .orThrow();

        assertThat(chart.centre(0)).isCloseTo(19.85, within(0.005));
        assertThat(chart.upper(0)).isCloseTo(33.22, within(0.01));
        assertThat(chart.lower(0)).isCloseTo(6.48, within(0.01));
        assertThat(beyondLimits(chart)).containsExactly(6, 20);
    }

    @Test
    void montgomerys_aircraft_primer_paint() {
        Analysis chart = Chart.I
                .analyse(
                        Series.of(
                                33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00,
                                33.54, 33.12, 33.84),
                        Options.DEFAULT)
                .orThrow();

        assertThat(chart.centre(0)).isCloseTo(33.52, within(0.005));
        assertThat(chart.upper(0)).isCloseTo(34.80, within(0.005));
        assertThat(chart.lower(0)).isCloseTo(32.24, within(0.005));
    }

    @Test
    void montgomerys_cumulative_sum_signals_at_the_29th_observation() {
        Analysis chart = Chart.CUSUM
                .analyse(
                        Series.of(CUSUM_DATA),
                        Options.DEFAULT.withCentre(Line.at(10)).withSigma(1.0))
                .orThrow();

        assertThat(chart.cusumHigh(28)).isCloseTo(5.28, within(0.005));
        assertThat(beyondLimits(chart)).startsWith(29);
    }

    @Test
    void montgomerys_exponentially_weighted_moving_average() {
        Options options = Options.DEFAULT
                .withCentre(Line.at(10))
                .withSigma(1.0)
                .withSigmas(2.7)
                .withSequential(new Options.Sequential(0.1, 5, 1, 0, 2, 3.5));
        Analysis chart = Chart.EWMA.analyse(Series.of(CUSUM_DATA), options).orThrow();

        assertThat(chart.smoothed(0)).isCloseTo(9.945, within(1e-9));
        assertThat(chart.upper(0)).isCloseTo(10.27, within(0.005));
        assertThat(chart.upper(29)).isCloseTo(10.62, within(0.005));
        assertThat(chart.smoothed(29)).isCloseTo(10.6341, within(0.00005));
        assertThat(beyondLimits(chart)).containsExactly(29, 30);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 6, 2",
        "12, 7, 3",
        "14, 7, 4",
        "16, 7, 4",
        "18, 7, 5",
        "20, 7, 6",
        "22, 7, 7",
        "24, 8, 8",
        "26, 8, 8",
        "28, 8, 9",
        "30, 8, 10",
        "35, 8, 12",
        "40, 8, 14",
        "50, 9, 19",
        "60, 9, 23",
        "100, 10, 41"
    })
    void anhojs_table_of_longest_runs_and_crossings(int useful, int longestRun, int crossings) {
        double[] values = IntStream.range(0, useful).mapToDouble(i -> i % 2).toArray();

        Phase.RunsAnalysis runs = Chart.RUN
                .analyse(Series.of(values), Options.DEFAULT.withCentre(Line.at(0.5)))
                .orThrow()
                .phases()
                .getFirst()
                .runs();

        assertThat(runs).isEqualTo(new Phase.RunsAnalysis(useful, 1, longestRun, useful - 1, crossings, false));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 3, 9",
        "12, 4, 10",
        "14, 4, 12",
        "16, 5, 13",
        "18, 6, 14",
        "20, 7, 15",
        "22, 8, 16",
        "24, 8, 18",
        "26, 9, 19",
        "28, 10, 20",
        "30, 11, 21",
        "35, 13, 24",
        "40, 15, 27",
        "50, 19, 33",
        "60, 24, 38"
    })
    void swed_and_eisenharts_numbers_of_runs(int useful, int fewest, int most) {
        assertThat(RunsTable.fewest(useful)).isEqualTo(fewest);
        assertThat(RunsTable.most(useful)).isEqualTo(most);
    }

    @Test
    void six_on_one_side_are_a_shift_of_the_run_chart_rules_and_a_point_on_the_median_does_not_break_it() {
        Series series = Series.of(5, 4, 6, 3, 5, 7, 4, 6, 1, 2, 4.5, 1, 2, 1, 2, 6, 8, 9);
        Options options = Options.DEFAULT.withRules(RuleSet.IHI).withCentre(Line.at(4.5));

        assertThat(Chart.RUN.analyse(series, options).orThrow().signals())
                .filteredOn(signal -> signal.rule() == Rule.SHIFT)
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.rule()).isEqualTo(Rule.SHIFT);
                    assertThat(signal.from()).isEqualTo(8);
                    assertThat(signal.to()).isEqualTo(14);
                    assertThat(signal.completedAt()).isEqualTo(14);
                });
    }

    /** Numbers of the points beyond the limits, from 1 as the books count. */
    private static int[] beyondLimits(Analysis chart) {
        return IntStream.range(0, chart.size())
                .filter(i -> chart.signals(i, Rule.BEYOND_LIMITS))
                .map(i -> i + 1)
                .toArray();
    }
}
