package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold for any series; tried on many that are random but always the same. */
class PropertiesTest {

    private static final int SERIES = 50;
    private static final int SIZE = 36;

    @ParameterizedTest
    @EnumSource(
            value = Chart.class,
            names = {"RUN", "I", "MR", "EWMA", "T"})
    void values_twice_as_large_give_a_chart_twice_as_large(Chart chart) {
        forEachSeries(chart, series -> {
            Analysis one = nelson(chart, series);
            Analysis two = nelson(chart, Series.of(map(series, y -> 2 * y)));

            assertLines(two, one, 2, 0);
            assertSameFlags(two, one);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Chart.class,
            names = {"RUN", "I", "EWMA", "CUSUM"})
    void values_moved_up_give_a_chart_moved_up(Chart chart) {
        forEachSeries(chart, series -> {
            Analysis one = nelson(chart, series);
            Analysis two = nelson(chart, Series.of(map(series, y -> y + 128)));

            assertLines(two, one, 1, 128);
            assertSameFlags(two, one);
        });
    }

    @Test
    void time_turned_round_leaves_an_i_charts_limits_alone() {
        forEachSeries(Chart.I, series -> {
            Analysis one = nelson(Chart.I, series);
            Analysis two = nelson(
                    Chart.I,
                    Series.of(IntStream.range(0, SIZE)
                            .mapToDouble(i -> series.numerator(SIZE - 1 - i))
                            .toArray()));

            assertThat(two.centre(0)).isEqualTo(one.centre(0));
            assertThat(two.upper(0)).isCloseTo(one.upper(0), within(1e-12));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Chart.class,
            names = {"P", "U"})
    void four_times_as_much_of_everything_halves_the_distance_of_the_limits(Chart chart) {
        forEachSeries(chart, series -> {
            Analysis one = nelson(chart, series);
            double[] numerators = map(series, y -> 4 * y);
            double[] denominators = IntStream.range(0, SIZE)
                    .mapToDouble(i -> 4 * series.denominator(i))
                    .toArray();
            Analysis two = nelson(chart, Series.ratio(numerators, denominators));

            for (int i = 0; i < SIZE; i++) {
                assertThat(two.centre(i)).isEqualTo(one.centre(i));
                assertThat(two.upper(i) - two.centre(i)).isCloseTo((one.upper(i) - one.centre(i)) / 2, within(1e-12));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Chart.class)
    void a_multiplier_changes_the_units_and_nothing_else(Chart chart) {
        forEachSeries(chart, series -> {
            Analysis one = nelson(chart, series);
            Analysis hundred = chart.analyse(
                            series, Options.DEFAULT.withRules(RuleSet.NELSON).withMultiplier(64))
                    .orThrow();

            assertLines(hundred, one, 64, 0);
            assertSameFlags(hundred, one);
            assertThat(hundred.phases().getFirst().runs())
                    .isEqualTo(one.phases().getFirst().runs());
        });
    }

    @ParameterizedTest
    @EnumSource(Chart.class)
    void phases_are_charts_of_their_own(Chart chart) {
        forEachSeries(chart, series -> {
            Options options = Options.DEFAULT.withRules(RuleSet.NELSON);
            Analysis both = chart.analyse(series, options.withPhases(0, 15)).orThrow();
            Analysis first = chart.analyse(part(series, 0, 15), options).orThrow();
            Analysis second = chart.analyse(part(series, 15, SIZE), options).orThrow();

            for (int i = 0; i < SIZE; i++) {
                Analysis own = i < 15 ? first : second;
                int at = i < 15 ? i : i - 15;
                assertSame(both.centre(i), own.centre(at));
                assertSame(both.upper(i), own.upper(at));
                assertThat(both.point(i).signals()).isEqualTo(own.point(at).signals());
            }
            assertThat(both.signals())
                    .hasSize(first.signals().size() + second.signals().size());
        });
    }

    @ParameterizedTest
    @EnumSource(Chart.class)
    void a_baseline_ignores_what_comes_later(Chart chart) {
        forEachSeries(chart, series -> {
            Options options = Options.DEFAULT.withBaseline(20);
            Analysis all = chart.analyse(series, options).orThrow();
            Analysis base = chart.analyse(part(series, 0, 20), options).orThrow();

            for (int i = 0; i < 20; i++) {
                assertSame(all.centre(i), base.centre(i));
                assertSame(all.lower(i), base.lower(i));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Chart.class)
    void a_missing_point_at_the_end_changes_nothing_before_it(Chart chart) {
        forEachSeries(chart, series -> {
            Analysis one = nelson(chart, series);
            Analysis more = nelson(chart, part(series, 0, SIZE + 1));

            assertThat(Arrays.copyOf(Charts.values(more), SIZE)).isEqualTo(Charts.values(one));
            assertThat(more.variation()).isEqualTo(one.variation());
            assertThat(more.signals()).isEqualTo(one.signals());
        });
    }

    @Test
    void excluding_a_point_is_leaving_it_out_but_for_drawing_it() {
        forEachSeries(Chart.I, series -> {
            Analysis excluded = nelson(Chart.I, series.withExcluded(7));
            double[] without = IntStream.range(0, SIZE)
                    .filter(i -> i != 7)
                    .mapToDouble(series::numerator)
                    .toArray();
            Analysis left = nelson(Chart.I, Series.of(without));

            assertThat(excluded.centre(0)).isEqualTo(left.centre(0));
            assertThat(excluded.upper(0)).isEqualTo(left.upper(0));
            assertThat(excluded.phases().getFirst().runs())
                    .isEqualTo(left.phases().getFirst().runs());
            assertThat(excluded.signals()).hasSameSizeAs(left.signals());
        });
    }

    private static void forEachSeries(Chart chart, java.util.function.Consumer<Series> check) {
        for (int seed = 0; seed < SERIES; seed++) {
            check.accept(Charts.random(chart, SIZE, seed));
        }
    }

    private static Analysis nelson(Chart chart, Series series) {
        return chart.analyse(series, Options.DEFAULT.withRules(RuleSet.NELSON)).orThrow();
    }

    private static double[] map(Series series, java.util.function.DoubleUnaryOperator change) {
        return IntStream.range(0, series.size())
                .mapToDouble(i -> change.applyAsDouble(series.numerator(i)))
                .toArray();
    }

    /** A part of a series; beyond its end points are missing. */
    private static Series part(Series series, int from, int end) {
        if (series.hasSubgroups()) {
            return Series.subgroups(IntStream.range(from, end)
                    .mapToObj(i -> i < series.size() ? series.subgroup(i) : new double[0])
                    .toArray(double[][]::new));
        }
        double[] numerators = IntStream.range(from, end)
                .mapToDouble(i -> i < series.size() ? series.numerator(i) : Double.NaN)
                .toArray();
        double[] denominators = IntStream.range(from, end)
                .mapToDouble(i -> i < series.size() ? series.denominator(i) : Double.NaN)
                .toArray();
        return series.hasDenominators() ? Series.ratio(numerators, denominators) : Series.of(numerators);
    }

    private static void assertSame(double actual, double expected) {
        assertThat((Double) actual).isEqualTo((Double) expected);
    }

    private static void assertLines(Analysis actual, Analysis expected, double factor, double added) {
        boolean limits = expected.chart().hasLimits();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.centre(i)).isCloseTo(expected.centre(i) * factor + added, within(1e-9));
            if (limits && !Double.isNaN(expected.upper(i))) {
                assertThat(actual.upper(i)).isCloseTo(expected.upper(i) * factor + added, within(1e-9));
                assertThat(actual.lower(i)).isCloseTo(expected.lower(i) * factor + added, within(1e-9));
            }
        }
    }

    private static void assertSameFlags(Analysis actual, Analysis expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.point(i).signals()).isEqualTo(expected.point(i).signals());
        }
    }
}
