package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    @ParameterizedTest
    @CsvSource({
        "INCREASE, 3.5, IMPROVEMENT_HIGH",
        "INCREASE, -3.5, CONCERN_LOW",
        "DECREASE, 3.5, CONCERN_HIGH",
        "DECREASE, -3.5, IMPROVEMENT_LOW",
        "NEITHER, 3.5, NEITHER_HIGH",
        "NEITHER, -3.5, NEITHER_LOW",
        "INCREASE, 1, COMMON_CAUSE"
    })
    void the_variation_icon_is_that_of_the_last_point(Direction direction, double last, Variation variation) {
        assertThat(analyse(direction, 0, last).variation()).isEqualTo(variation);
    }

    @Test
    void the_variation_icon_passes_over_missing_points_at_the_end() {
        assertThat(analyse(Direction.INCREASE, 0, 3.5, Double.NaN).variation()).isEqualTo(Variation.IMPROVEMENT_HIGH);
        assertThat(analyse(Direction.INCREASE, Double.NaN).variation()).isNull();
    }

    @Test
    void an_earlier_signal_does_not_colour_the_last_point() {
        assertThat(analyse(Direction.INCREASE, 3.5, 0).variation()).isEqualTo(Variation.COMMON_CAUSE);
    }

    @Test
    void a_rise_below_the_centre_is_judged_as_a_rise() {
        RuleSet rules = RuleSet.custom(Map.of(Rule.TREND, 4, Rule.SHIFT, 4));

        Analysis chart = Chart.I
                .analyse(
                        Series.of(-1, -0.9, -0.8, -0.7),
                        known(Direction.INCREASE).withRules(rules))
                .orThrow();

        assertThat(chart.variation()).isEqualTo(Variation.IMPROVEMENT_HIGH);
    }

    @Test
    void a_pattern_without_a_side_is_special_but_neither_better_nor_worse() {
        RuleSet rules = RuleSet.custom(Map.of(Rule.ALTERNATING, 4));

        Analysis high = Chart.I
                .analyse(Series.of(-1, 1, -1, 1), known(Direction.INCREASE).withRules(rules))
                .orThrow();
        Analysis low = Chart.I
                .analyse(Series.of(1, -1, 1, -1), known(Direction.INCREASE).withRules(rules))
                .orThrow();

        assertThat(high.variation()).isEqualTo(Variation.NEITHER_HIGH);
        assertThat(low.variation()).isEqualTo(Variation.NEITHER_LOW);
    }

    @ParameterizedTest
    @CsvSource({
        "INCREASE, 3.5, FAIL",
        "INCREASE, -3.5, PASS",
        "INCREASE, 3, HIT_OR_MISS",
        "INCREASE, -3, HIT_OR_MISS",
        "DECREASE, 3.5, PASS",
        "DECREASE, -3.5, FAIL",
        "DECREASE, 0, HIT_OR_MISS"
    })
    void assurance_compares_the_target_with_the_limits(Direction direction, double target, Assurance assurance) {
        Options options = known(direction).withTarget(Line.at(target));

        assertThat(Chart.I
                        .analyse(Series.of(0, 0, Double.NaN), options)
                        .orThrow()
                        .assurance())
                .isEqualTo(assurance);
    }

    @Test
    void there_is_no_assurance_without_a_target_a_direction_or_limits() {
        Options options = known(Direction.INCREASE).withTarget(Line.at(1));
        Series series = Series.of(0, 0);

        assertThat(Chart.I.analyse(series, known(Direction.INCREASE)).orThrow().assurance())
                .isNull();
        assertThat(Chart.I
                        .analyse(series, options.withDirection(Direction.NEITHER))
                        .orThrow()
                        .assurance())
                .isNull();
        assertThat(Chart.RUN.analyse(series, options.withSigma(null)).orThrow().assurance())
                .isNull();
        assertThat(Chart.I
                        .analyse(series, options.withTarget(Line.over(1, Double.NaN)))
                        .orThrow()
                        .assurance())
                .isNull();
    }

    @Test
    void assurance_takes_the_limits_of_the_last_phase_and_the_target_there() {
        Series series = Series.of(10, 11, 10, 11, 20, 21, 20, 21)
                .withX(java.util.List.of("1", "2", "3", "4", "5", "6", "7", "8"));
        Options options = Options.DEFAULT
                .withPhases(0, 4)
                .withDirection(Direction.INCREASE)
                .withTarget(Line.steps(java.util.List.of(new Line.Step("1", 30), new Line.Step("5", 10))));

        assertThat(Chart.I.analyse(series, options).orThrow().assurance()).isEqualTo(Assurance.PASS);
    }

    @ParameterizedTest
    @CsvSource({"11, provisional-limits rather-run-chart", "12, provisional-limits", "19, provisional-limits", "20, ''"
    })
    void limits_are_provisional_below_20_points_and_a_run_chart_is_better_below_12(int points, String warnings) {
        Analysis chart = Chart.I
                .analyse(Charts.random(Chart.I, points, 1), Options.DEFAULT)
                .orThrow();

        assertThat(String.join(
                        " ", chart.warnings().stream().map(w -> w.kind().id()).toList()))
                .isEqualTo(warnings);
        assertThat(chart.phases().getFirst().provisional()).isEqualTo(points < 20);
    }

    @Test
    void known_limits_are_not_provisional() {
        assertThat(Chart.I
                        .analyse(Charts.random(Chart.I, 10, 1), known(Direction.NEITHER))
                        .orThrow()
                        .warnings())
                .isEmpty();
        assertThat(Chart.I
                        .analyse(
                                Charts.random(Chart.I, 15, 1),
                                known(Direction.NEITHER).withSigma(null))
                        .orThrow()
                        .warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.PROVISIONAL_LIMITS);
    }

    @Test
    void a_phase_without_limits_says_so_and_few_useful_points_too() {
        Analysis chart =
                Chart.I.analyse(Series.of(5, Double.NaN), Options.DEFAULT).orThrow();
        Analysis run = Chart.RUN.analyse(Series.of(1, 2, 3), Options.DEFAULT).orThrow();

        assertThat(chart.warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.NO_LIMITS, Warning.Kind.RATHER_RUN_CHART);
        assertThat(run.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.FEW_FOR_RUNS);
    }

    @Test
    void a_phase_has_one_centre_or_none_that_could_be_named() {
        Options varying = Options.DEFAULT.withCentre(Line.over(1, 2));

        assertThat(Chart.RUN
                        .analyse(Series.of(1, 2), varying)
                        .orThrow()
                        .phases()
                        .getFirst()
                        .centre())
                .isNull();
        assertThat(Chart.RUN
                        .analyse(Series.of(1, 2), Options.DEFAULT)
                        .orThrow()
                        .phases()
                        .getFirst()
                        .centre())
                .isEqualTo(1.5);
    }

    private static Analysis analyse(Direction direction, double... values) {
        return Chart.I.analyse(Series.of(values), known(direction)).orThrow();
    }

    private static Options known(Direction direction) {
        return Options.DEFAULT.withDirection(direction).withCentre(Line.at(0)).withSigma(1.0);
    }
}
