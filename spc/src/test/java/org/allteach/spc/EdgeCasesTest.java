package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EdgeCasesTest {

    private static final List<Integer> SIZES = List.of(0, 1, 2, 3, 9, 30);

    @ParameterizedTest
    @EnumSource(Chart.class)
    void few_points_are_an_analysis(Chart chart) {
        for (int size : SIZES) {
            for (RuleSet rules : RuleSet.named()) {
                check(chart, Charts.random(chart, size, size), Options.DEFAULT.withRules(rules));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Chart.class)
    void five_thousand_points_are_an_analysis(Chart chart) {
        check(chart, Charts.random(chart, 5000, 7), Options.DEFAULT.withRules(RuleSet.NELSON));
        check(chart, Charts.random(chart, 5000, 7), Options.DEFAULT.withRules(RuleSet.IHI));
    }

    @ParameterizedTest
    @MethodSource("bareSeries")
    void constant_zero_and_missing_series_are_an_analysis(Chart chart, Series series) {
        for (RuleSet rules : RuleSet.named()) {
            for (boolean screen : new boolean[] {false, true}) {
                check(
                        chart,
                        series,
                        Options.DEFAULT
                                .withRules(rules)
                                .withScreenMovingRanges(screen)
                                .withPhases(0, 5)
                                .withBaseline(3)
                                .withDirection(Direction.INCREASE)
                                .withMultiplier(100));
            }
        }
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> bareSeries() {
        return Arrays.stream(Chart.values())
                .flatMap(chart -> Stream.of(0.0, 1.0, Double.NaN)
                        .filter(value -> chart != Chart.T || value != 0)
                        .map(value -> org.junit.jupiter.params.provider.Arguments.of(chart, series(chart, value))));
    }

    private static Series series(Chart chart, double value) {
        double[] values = new double[12];
        Arrays.fill(values, value);
        if (chart.ofSubgroups()) {
            return Series.subgroups(values, values, new double[] {value}, values, new double[0], values, values);
        }
        if (!chart.ofRatios()) {
            return Series.of(values);
        }
        double[] denominators = new double[12];
        Arrays.fill(denominators, Double.isNaN(value) ? 0 : 10);
        return Series.ratio(values, denominators);
    }

    @ParameterizedTest
    @EnumSource(Chart.class)
    void probability_limits_are_an_analysis_or_a_problem(Chart chart) {
        Options options = Options.DEFAULT.withLimits(Options.Limits.PROBABILITY);
        if (chart.hasDistribution()) {
            check(chart, Charts.random(chart, 30, 3), options);
        } else {
            assertThat(chart.analyse(Charts.random(chart, 30, 3), options)).isInstanceOf(Result.Problems.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Chart.class)
    void the_largest_and_smallest_numbers_are_an_analysis(Chart chart) {
        for (double size : new double[] {1e100, 1e-100, 1e-300}) {
            double[] values = {size, size / 2, size / 3, size};
            Series series = chart.ofSubgroups()
                    ? Series.subgroups(values, values, new double[] {size, 1})
                    : chart.ofRatios()
                            ? Series.ratio(values, new double[] {size, size, 1e100, 1e100})
                            : Series.of(values);
            if (chart != Chart.BERNOULLI_CUSUM) {
                check(chart, series, Options.DEFAULT.withRules(RuleSet.PROVOST));
            }
        }
    }

    @Test
    void every_point_excluded_leaves_nothing_to_calculate_with() {
        Analysis chart = Chart.I
                .analyse(Series.of(1, 2, 3).withExcluded(0, 1, 2), Options.DEFAULT)
                .orThrow();

        assertThat(chart.point(1).value()).isEqualTo(2);
        assertThat(chart.point(1).centre()).isNull();
        assertThat(chart.phases().getFirst().observations()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Chart.class,
            names = {"RUN", "I", "XBAR", "S", "R", "P", "P_PRIME", "NP", "U", "U_PRIME", "I_PRIME", "C", "G", "T"})
    void points_that_are_all_the_same_all_lie_on_the_centre(Chart chart) {
        for (double value : new double[] {0.1, 0.3, 0.7, 5, 17.3}) {
            boolean proportion = chart == Chart.P || chart == Chart.P_PRIME || chart == Chart.NP;
            double[] group = {0.2, 0.2 + value, 0.25};
            double[][] groups = new double[21][];
            double[] values = new double[21];
            double[] denominators = new double[21];
            Arrays.fill(groups, group);
            Arrays.fill(values, value);
            Arrays.fill(denominators, proportion ? 29 : 0.7);
            Series series = chart.ofSubgroups()
                    ? Series.subgroups(groups)
                    : chart.ofRatios() ? Series.ratio(values, denominators) : Series.of(values);

            Analysis analysis = chart.analyse(series, Options.DEFAULT).orThrow();

            assertThat(analysis.phases().getFirst().runs()).as("%s", value).isNull();
            assertThat(analysis.signals()).isEmpty();
        }
    }

    private static void check(Chart chart, Series series, Options options) {
        Analysis analysis = chart.analyse(series, options).orThrow();
        assertThat(analysis.points())
                .allSatisfy(point -> assertThat(Stream.of(
                                        point.value(),
                                        point.centre(),
                                        point.lower(),
                                        point.upper(),
                                        point.lower95(),
                                        point.upper95(),
                                        point.lower68(),
                                        point.upper68())
                                .filter(Objects::nonNull))
                        .allMatch(Double::isFinite));
        assertThat(analysis.signals())
                .allSatisfy(signal ->
                        assertThat(signal.text(Locale.GERMAN)).isNotBlank().doesNotContain("{", "NaN", "null"));
        assertThat(analysis.warnings())
                .allSatisfy(warning ->
                        assertThat(warning.text(Locale.ENGLISH)).isNotBlank().doesNotContain("{", "NaN"));
    }
}
