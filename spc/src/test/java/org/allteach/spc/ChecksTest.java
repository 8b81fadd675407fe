package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Series VALUES = Series.of(1, 2, 3);
    private static final Series RATIOS = Series.ratio(new double[] {1, 2}, new double[] {10, 10});
    private static final Series GROUPS = Series.subgroups(new double[] {1, 2}, new double[] {3, 4});

    @Test
    void each_chart_wants_points_of_its_shape() {
        assertThat(places(Chart.P, VALUES, Options.DEFAULT)).containsExactly("points");
        assertThat(places(Chart.XBAR, VALUES, Options.DEFAULT)).containsExactly("points");
        assertThat(places(Chart.I, GROUPS, Options.DEFAULT)).containsExactly("points");
        assertThat(places(Chart.C, RATIOS, Options.DEFAULT)).containsExactly("points");
        assertThat(places(Chart.I, RATIOS, Options.DEFAULT)).isEmpty();
    }

    @Test
    void numbers_that_cannot_be_are_named_with_their_place() {
        assertThat(places(Chart.C, Series.of(1, -1, 0, Double.NaN), Options.DEFAULT))
                .containsExactly("points[1].value");
        assertThat(places(Chart.T, Series.of(1, 0, -1), Options.DEFAULT))
                .containsExactly("points[1].value", "points[2].value");
        assertThat(places(Chart.BERNOULLI_CUSUM, Series.of(0, 1, 0.5, Double.NaN), Options.DEFAULT))
                .containsExactly("points[2].value");
        assertThat(places(Chart.I, Series.of(1, Double.POSITIVE_INFINITY, -2e100), Options.DEFAULT))
                .containsExactly("points[1].value", "points[2].value");
        assertThat(places(Chart.S, Series.subgroups(new double[] {1, 1e101}), Options.DEFAULT))
                .containsExactly("points[0].values[1]");
    }

    @Test
    void ratios_are_checked_on_both_sides() {
        Series series = Series.ratio(new double[] {1, 0, -1, 3, 1, Double.NaN, 2}, new double[] {0, 0, 5, 2, -1, 0, 2});

        assertThat(places(Chart.P, series, Options.DEFAULT))
                .containsExactly(
                        "points[0].denominator", "points[2].numerator", "points[3].numerator", "points[4].denominator");
        assertThat(places(Chart.U, series, Options.DEFAULT))
                .containsExactly("points[0].denominator", "points[2].numerator", "points[4].denominator");
        assertThat(places(Chart.I_PRIME, series, Options.DEFAULT))
                .containsExactly("points[0].denominator", "points[4].denominator");
    }

    @Test
    void one_fault_is_found_where_there_is_no_other() {
        assertThat(places(Chart.P, ratios(-1, 5), Options.DEFAULT)).containsExactly("points[0].numerator");
        assertThat(places(Chart.P, ratios(6, 5), Options.DEFAULT)).containsExactly("points[0].numerator");
        assertThat(places(Chart.U, ratios(1, 1e101), Options.DEFAULT)).containsExactly("points[0].denominator");
        assertThat(places(Chart.U, ratios(1, -5), Options.DEFAULT)).containsExactly("points[0].denominator");
        assertThat(places(Chart.U, ratios(1e101, 5), Options.DEFAULT)).containsExactly("points[0].numerator");
        assertThat(places(Chart.I_PRIME, ratios(-1e101, 5), Options.DEFAULT)).containsExactly("points[0].numerator");
        assertThat(places(Chart.S, Series.subgroups(new double[] {1e101, -1e101}), Options.DEFAULT))
                .containsExactly("points[0].values[0]", "points[0].values[1]");
    }

    @Test
    void ordinary_points_need_no_second_look() {
        assertThat(Checks.plain(Chart.I, Series.of(-1, 0, 1))).isTrue();
        assertThat(Checks.plain(Chart.I, Series.of())).isTrue();
        assertThat(Checks.plain(Chart.C, Series.of(0, 1))).isTrue();
        assertThat(Checks.plain(Chart.T, Series.of(0.5, 1))).isTrue();
        assertThat(Checks.plain(Chart.S, GROUPS)).isTrue();
        assertThat(Checks.plain(Chart.P, ratios(5, 5))).isTrue();
        assertThat(Checks.plain(Chart.P, Series.ratio(new double[0], new double[0])))
                .isTrue();
        assertThat(Checks.plain(Chart.U, ratios(6, 5))).isTrue();
        assertThat(Checks.plain(Chart.I_PRIME, ratios(-6, 5))).isTrue();
    }

    private static Series ratios(double numerator, double denominator) {
        return Series.ratio(new double[] {numerator, 1}, new double[] {denominator, 5});
    }

    @Test
    void the_largest_number_is_still_a_number() {
        double large = 1e100;
        double larger = Math.nextUp(large);

        assertThat(places(Chart.I, Series.of(large, -large), Options.DEFAULT)).isEmpty();
        assertThat(places(Chart.I, Series.of(larger, -larger), Options.DEFAULT)).hasSize(2);
        assertThat(places(Chart.C, Series.of(large, larger), Options.DEFAULT)).containsExactly("points[1].value");
        assertThat(places(Chart.T, Series.of(large, larger), Options.DEFAULT)).containsExactly("points[1].value");
        assertThat(places(Chart.XBAR, Series.subgroups(new double[] {large, larger}), Options.DEFAULT))
                .containsExactly("points[0].values[1]");
        Series ratios = Series.ratio(new double[] {large, larger, 1}, new double[] {1, 1, larger});
        assertThat(places(Chart.U, ratios, Options.DEFAULT))
                .containsExactly("points[1].numerator", "points[2].denominator");
        assertThat(places(Chart.I_PRIME, ratios, Options.DEFAULT))
                .containsExactly("points[1].numerator", "points[2].denominator");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withSigma(larger))).containsExactly("sigma");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withSigmas(larger))).containsExactly("sigmas");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withBaseline(1))).isEmpty();
        assertThat(places(Chart.P, RATIOS, Options.DEFAULT.withCentre(Line.at(1))))
                .isEmpty();
        assertThat(places(Chart.P, RATIOS, Options.DEFAULT.withCentre(Line.at(1.01))))
                .containsExactly("centre");
        assertThat(places(Chart.P, RATIOS, Options.DEFAULT.withCentre(Line.at(-0.01))))
                .containsExactly("centre");
        Options odd = Options.DEFAULT.withSequential(new Options.Sequential(0.2, 5, 1, 0, larger, 3.5));
        assertThat(places(Chart.BERNOULLI_CUSUM, Series.of(0, 1), odd)).containsExactly("oddsRatio");
    }

    @Test
    void phases_rise_and_point_at_points() {
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withPhases(0, 2))).isEmpty();
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withPhases(2))).isEmpty();
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withPhases(-1, 1, 1, 3)))
                .containsExactly("phases[0]", "phases[2]", "phases[3]");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withBaseline(0))).containsExactly("baseline");
    }

    @Test
    void a_phase_that_begins_later_leaves_the_first_to_what_comes_before() {
        assertThat(Chart.I
                        .analyse(VALUES, Options.DEFAULT.withPhases(2))
                        .orThrow()
                        .phases())
                .extracting(Phase::from, Phase::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 1), org.assertj.core.groups.Tuple.tuple(2, 2));
    }

    @Test
    void options_are_checked_too() {
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withSigmas(0))).containsExactly("sigmas");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withSigmas(Double.NaN)))
                .containsExactly("sigmas");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withMultiplier(-1))).containsExactly("multiplier");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withMultiplier(1e200)))
                .containsExactly("multiplier");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withSigma(-1.0))).containsExactly("sigma");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withSigma(1e200))).containsExactly("sigma");
        assertThat(places(Chart.RUN, VALUES, Options.DEFAULT.withSigma(1.0))).containsExactly("sigma");
        assertThat(places(Chart.T, VALUES, Options.DEFAULT.withSigma(1.0))).containsExactly("sigma");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withRules(RuleSet.custom(Map.of(Rule.SHIFT, 0)))))
                .containsExactly("rules.shift");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withLimits(Options.Limits.PROBABILITY)))
                .containsExactly("limits");
    }

    @Test
    void known_centres_fit_their_chart() {
        Options centre = Options.DEFAULT.withCentre(Line.at(-1));

        assertThat(places(Chart.I, VALUES, centre)).isEmpty();
        assertThat(places(Chart.XBAR, GROUPS, centre)).isEmpty();
        assertThat(places(Chart.I_PRIME, RATIOS, centre)).isEmpty();
        assertThat(places(Chart.C, VALUES, centre)).containsExactly("centre");
        assertThat(places(Chart.NP, RATIOS, centre)).containsExactly("centre");
        assertThat(places(Chart.NP, RATIOS, Options.DEFAULT.withCentre(Line.at(5))))
                .isEmpty();
        assertThat(places(Chart.P, RATIOS, Options.DEFAULT.withCentre(Line.at(5))))
                .containsExactly("centre");
        assertThat(places(
                        Chart.P, RATIOS, Options.DEFAULT.withCentre(Line.at(5)).withMultiplier(100)))
                .isEmpty();
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withCentre(Line.over(1, 2e100))))
                .containsExactly("centre", "centre[1]");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withCentre(Line.steps(List.of()))))
                .containsExactly("centre");
    }

    @Test
    void targets_are_numbers_and_one_per_point() {
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withTarget(Line.at(2e100))))
                .containsExactly("target");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withTarget(Line.over(1, 2e100))))
                .containsExactly("target", "target[1]");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withTarget(Line.steps(List.of(new Line.Step("1", 2e100))))))
                .containsExactly("target[0].value");
        assertThat(places(Chart.I, VALUES, Options.DEFAULT.withTarget(Line.over(1, 2, Double.NaN))))
                .isEmpty();
    }

    @Test
    void charts_with_a_memory_check_their_own() {
        assertThat(places(Chart.EWMA, VALUES, sequential(0, 5, 1, 0, 2, 3))).containsExactly("lambda");
        assertThat(places(Chart.EWMA, VALUES, sequential(1.1, 5, 1, 0, 2, 3))).containsExactly("lambda");
        assertThat(places(Chart.EWMA, VALUES, sequential(1, 5, 1, 0, 2, 3))).isEmpty();
        assertThat(places(Chart.CUSUM, VALUES, sequential(0, 0, -1, -1, 2, 3)))
                .containsExactly("decisionInterval", "shift", "headStart");
        assertThat(places(Chart.BERNOULLI_CUSUM, Series.of(0, 1), sequential(0, 5, 1, 0, 1, 0)))
                .containsExactly("limit", "oddsRatio");
        assertThat(places(Chart.I, VALUES, sequential(0, 0, -1, -1, 0, 0))).isEmpty();
        assertThat(places(Chart.BERNOULLI_CUSUM, Series.of(0, 1), Options.DEFAULT.withTarget(Line.at(1))))
                .containsExactly("target");
        assertThat(places(Chart.BERNOULLI_CUSUM, Series.of(0, 1), Options.DEFAULT.withTarget(Line.at(0))))
                .containsExactly("target");
        assertThat(places(
                        Chart.BERNOULLI_CUSUM, Series.of(0, 1), Options.DEFAULT.withTarget(Line.over(0.5, Double.NaN))))
                .isEmpty();
    }

    @Test
    void problems_say_what_is_wanted_and_a_caller_who_trusts_the_data_gets_them_as_an_exception() {
        Result result = Chart.P.analyse(Series.ratio(new double[] {5}, new double[] {4}), Options.DEFAULT);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Problems.class,
                        found -> assertThat(found.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.given()).isEqualTo(5.0);
                            assertThat(problem.want()).isEqualTo("a numerator of at most its denominator, 4");
                        }));
        assertThatIllegalArgumentException().isThrownBy(result::orThrow).withMessageContaining("points[0].numerator");
    }

    private static Options sequential(
            double lambda, double interval, double shift, double head, double oddsRatio, double limit) {
        return Options.DEFAULT.withSequential(new Options.Sequential(lambda, interval, shift, head, oddsRatio, limit));
    }

    private static List<String> places(Chart chart, Series series, Options options) {
        return chart.analyse(series, options) instanceof Result.Problems found
                ? found.problems().stream().map(Problem::at).toList()
                : List.of();
    }

    @Test
    void a_chart_without_limits_takes_no_sigma() {
        assertThat(places(Chart.RUN, VALUES, Options.DEFAULT.withSigma(1.0))).containsExactly("sigma");
        assertThat(places(Chart.T, VALUES, Options.DEFAULT.withSigma(1.0))).containsExactly("sigma");
        assertThat(places(Chart.BERNOULLI_CUSUM, Series.of(0, 1), Options.DEFAULT.withSigma(1.0)))
                .containsExactly("sigma");
        assertThat(new Worksheet(Chart.I, Options.DEFAULT).analyse(GROUPS)).hasSize(1);
        Worksheet sheet = new Worksheet(Chart.I, Options.DEFAULT);
        assertThat(sheet.analyse(RATIOS)).isEmpty();
        assertThat(sheet.analyse(GROUPS)).extracting(Problem::at).containsExactly("points");
    }
}
