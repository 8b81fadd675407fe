package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void an_i_chart_has_its_mean_in_the_middle_and_limits_from_moving_ranges() {
        Analysis chart =
                Chart.I.analyse(Series.of(10, 12, 11, 13), Options.DEFAULT).orThrow();

        assertThat(chart.centre(0)).isEqualTo(11.5);
        assertThat(chart.upper(0)).isCloseTo(11.5 + 3 * (5.0 / 3) / 1.128, within(1e-12));
        assertThat(chart.variation()).isEqualTo(Variation.COMMON_CAUSE);
    }

    @Test
    void all_problems_come_at_once() {
        Result result = Chart.P.analyse(
                Series.ratio(new double[] {1, 5, -1}, new double[] {0, 4, 3}),
                Options.DEFAULT.withBaseline(0).withPhases(0, 7));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Problems.class,
                        found -> assertThat(found.problems())
                                .extracting(Problem::at)
                                .containsExactly(
                                        "points[0].denominator",
                                        "points[1].numerator",
                                        "points[2].numerator",
                                        "phases[1]",
                                        "baseline"));
    }

    @Test
    void a_shift_for_the_better_is_an_improvement_and_is_told_in_words() {
        double[] numerators = {12, 14, 11, 13, 12, 13, 11, 14, 13, 12, 13, 12, 6, 5, 6, 4, 5, 6, 5, 4};
        double[] denominators = new double[20];
        java.util.Arrays.fill(denominators, 50);

        Analysis chart = Chart.P
                .analyse(
                        Series.ratio(numerators, denominators),
                        Options.DEFAULT
                                .withBaseline(12)
                                .withMultiplier(100)
                                .withRules(RuleSet.PROVOST)
                                .withDirection(Direction.DECREASE)
                                .withTarget(Line.at(60)))
                .orThrow();

        assertThat(chart.centre(19)).isEqualTo(25);
        assertThat(chart.signals()).extracting(Signal::rule).contains(Rule.SHIFT);
        assertThat(chart.variation()).isEqualTo(Variation.IMPROVEMENT_LOW);
        assertThat(chart.assurance()).isEqualTo(Assurance.PASS);
        assertThat(chart.signals())
                .extracting(s -> s.text(Locale.ENGLISH))
                .anyMatch(t -> t.startsWith("9 points in a row, from 12 to 20, lie below"));
        assertThat(chart.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.PROVISIONAL_LIMITS);
    }

    @Test
    void the_empty_series_has_an_analysis() {
        assertThat(Chart.I.analyse(Series.of(), Options.DEFAULT).orThrow().points())
                .isEqualTo(List.of());
    }
}
