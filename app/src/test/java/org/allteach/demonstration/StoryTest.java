package org.allteach.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allteach.demonstration.Reporting.Value;
import org.allteach.demonstration.Script.Definition;
import org.allteach.spc.Analysis;
import org.allteach.spc.Chart;
import org.allteach.spc.Options;
import org.allteach.spc.RuleSet;
import org.allteach.spc.Series;
import org.allteach.spc.Signal;
import org.allteach.spc.Variation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the charts of the teams say, with the statistics that everybody else uses, on the first day of each month of a year. */
class StoryTest {

    static Stream<LocalDate> months() {
        return IntStream.range(0, 12)
                .mapToObj(month -> LocalDate.of(2026, 11, 23).plusMonths(month));
    }

    @ParameterizedTest
    @MethodSource("months")
    void teams_that_improve_early_or_late_show_it(LocalDate today) {
        var demonstration = Demonstration.on(today);
        for (String team : teams(Course.EARLY, Course.LATE)) {
            Analysis chart = chart(demonstration, team, "good-day");

            assertThat(chart.variation()).as(team).isEqualTo(Variation.IMPROVEMENT_HIGH);
            assertThat(shifts(chart, true)).as(team).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void those_that_improve_late_do_so_after_the_second_learning_session(LocalDate today) {
        var demonstration = Demonstration.on(today);
        for (String team : teams(Course.LATE)) {
            List<Value> values = values(demonstration, team, "good-day");
            Signal shift = shifts(chart(demonstration, team, "good-day"), true).getLast();

            assertThat(values.get(shift.to()).start())
                    .as(team)
                    .isAfter(demonstration.calendar().day(Calendar.Anchor.LS2));
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void teams_that_do_not_move_show_hardly_anything(LocalDate today) {
        var demonstration = Demonstration.on(today);
        for (String team : teams(Course.UNMOVED)) {
            Analysis chart = chart(demonstration, team, "good-day");
            long special =
                    IntStream.range(0, chart.size()).filter(chart::signals).count();

            assertThat(special).as(team).isLessThan(chart.size() / 5);
            assertThat(mean(chart, chart.size() - 20, chart.size()))
                    .as(team)
                    .isCloseTo(chart.centre(0), org.assertj.core.data.Offset.offset(6.0));
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void teams_that_get_worse_show_it(LocalDate today) {
        var demonstration = Demonstration.on(today);
        for (String team : teams(Course.WORSE)) {
            Analysis chart = chart(demonstration, team, "good-day");

            assertThat(shifts(chart, false)).as(team).isNotEmpty();
            assertThat(mean(chart, chart.size() - 8, chart.size())).as(team).isLessThan(chart.centre(0) - 8);
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void teams_that_slip_were_better_than_they_are(LocalDate today) {
        var demonstration = Demonstration.on(today);
        for (String team : teams(Course.SLIPS)) {
            Analysis chart = chart(demonstration, team, "good-day");
            List<Value> values = values(demonstration, team, "good-day");
            var calendar = demonstration.calendar();
            int from = first(values, calendar.day(Calendar.Anchor.LS1).plusDays(84));
            int to = first(values, calendar.day(Calendar.Anchor.LS2).minusDays(14));

            assertThat(shifts(chart, true)).as(team).isNotEmpty();
            assertThat(mean(chart, from, to)).as(team).isGreaterThan(mean(chart, chart.size() - 8, chart.size()) + 5);
        }
    }

    @ParameterizedTest
    @MethodSource("months")
    void improvement_costs_nobody_more_sick_days(LocalDate today) {
        var demonstration = Demonstration.on(today);
        for (String team : teams(Course.EARLY)) {
            Analysis chart = chart(demonstration, team, "sickness-absence");

            assertThat(mean(chart, chart.size() - 6, chart.size())).as(team).isLessThan(mean(chart, 0, 6) + 0.5);
        }
    }

    private static List<String> teams(Course... stories) {
        return Setting.read().hospitals().stream()
                .filter(hospital -> List.of(stories).contains(hospital.story()))
                .map(Setting.Hospital::code)
                .toList();
    }

    private static int first(List<Value> values, LocalDate day) {
        return (int)
                values.stream().takeWhile(value -> value.start().isBefore(day)).count();
    }

    private static List<Signal> shifts(Analysis chart, boolean favourable) {
        return chart.signals().stream()
                .filter(signal -> signal.to() - signal.from() >= 6
                        && signal.favourable() != null
                        && signal.favourable() == favourable)
                .toList();
    }

    private static double mean(Analysis chart, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(chart::value)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
    }

    private static List<Value> values(Demonstration demonstration, String team, String measure) {
        return demonstration.values().stream()
                .filter(value -> value.newest() && value.submittedAt() != null)
                .filter(value -> value.team().equals(team) && value.measure().equals(measure))
                .toList();
    }

    private static Analysis chart(Demonstration demonstration, String team, String code) {
        List<Value> values = values(demonstration, team, code);
        Definition measure = demonstration.script().measures().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        var series = Series.ratio(
                numbers(values, value -> value.entry().numerator()),
                numbers(values, value -> value.entry().denominator()));
        var options = Options.DEFAULT
                .withBaseline(measure.baselinePoints())
                .withMultiplier(measure.multiplier())
                .withDirection(measure.direction())
                .withRules(RuleSet.PROVOST);
        return Chart.of(measure.chart() == null ? "p" : measure.chart())
                .orElseThrow()
                .analyse(series, options)
                .orThrow();
    }

    private static double[] numbers(List<Value> values, Function<Value, @Nullable Double> of) {
        return values.stream()
                .mapToDouble(value -> {
                    Double number = of.apply(value);
                    return number == null ? Double.NaN : number;
                })
                .toArray();
    }
}
