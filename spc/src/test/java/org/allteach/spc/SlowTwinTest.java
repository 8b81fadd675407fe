package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made fast, against what is plain: the same on thousands of series with ties, gaps, shifts and excluded points. */
class SlowTwinTest {

    static Stream<RuleSet> ruleSets() {
        RuleSet small = RuleSet.custom(Map.of(
                Rule.SHIFT,
                3,
                Rule.TREND,
                3,
                Rule.TWO_OF_THREE,
                3,
                Rule.HUGGING,
                4,
                Rule.MIXTURE,
                3,
                Rule.ALTERNATING,
                5));
        RuleSet single = RuleSet.custom(Map.of(Rule.SHIFT, 1, Rule.TREND, 1, Rule.TWO_OF_THREE, 1));
        RuleSet huge = RuleSet.custom(Map.of(Rule.SHIFT, 70, Rule.TREND, 200, Rule.FOUR_OF_FIVE, 5));
        return Stream.concat(RuleSet.named().stream(), Stream.of(small, single, huge));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleSets")
    void rules_flag_what_every_window_of_points_says(RuleSet rules) {
        Random random = new Random(11);
        for (int run = 0; run < 500; run++) {
            Series series = mixed(random);
            Analysis chart =
                    Chart.I.analyse(series, Options.DEFAULT.withRules(rules)).orThrow();

            List<Set<Rule>> flags = chart.points().stream().map(Point::signals).toList();

            assertThat(flags).as("%s", chart.points()).isEqualTo(SlowRules.of(chart));
            assertThat(flags)
                    .as("signals cover the flags")
                    .allSatisfy(flagged ->
                            assertThat(chart.signals()).extracting(Signal::rule).containsAll(flagged));
        }
    }

    @ParameterizedTest
    @EnumSource(Chart.class)
    void a_worksheet_gives_the_numbers_flags_and_icons_of_an_analysis(Chart chart) {
        Random random = new Random(5);
        for (RuleSet rules : RuleSet.named()) {
            Options options = Options.DEFAULT
                    .withRules(rules)
                    .withPhases(0, 9)
                    .withBaseline(15)
                    .withMultiplier(10)
                    .withDirection(Direction.DECREASE)
                    .withTarget(Line.at(chart == Chart.BERNOULLI_CUSUM ? 2 : 400));
            Worksheet sheet = new Worksheet(chart, options);
            for (int run = 0; run < 25; run++) {
                Series series = Charts.random(chart, 10 + random.nextInt(90), run);
                if (run % 3 == 0) {
                    series = series.withExcluded(random.nextInt(10));
                }

                assertThat(sheet.analyse(series)).isEmpty();

                assertSame(sheet, chart.analyse(series, options).orThrow());
            }
        }
    }

    private static void assertSame(Worksheet sheet, Analysis analysis) {
        assertThat(sheet.size()).isEqualTo(analysis.size());
        for (int i = 0; i < analysis.size(); i++) {
            assertThat(new Double[] {
                        sheet.value(i),
                        sheet.centre(i),
                        sheet.lower(i),
                        sheet.upper(i),
                        sheet.lower95(i),
                        sheet.upper95(i)
                    })
                    .containsExactly(
                            analysis.value(i),
                            analysis.centre(i),
                            analysis.lower(i),
                            analysis.upper(i),
                            analysis.lower95(i),
                            analysis.upper95(i));
            assertThat(sheet.signals(i)).isEqualTo(analysis.signals(i));
            for (Rule rule : Rule.values()) {
                assertThat(sheet.signals(i, rule)).isEqualTo(analysis.signals(i, rule));
            }
        }
        assertThat(sheet.variation()).isEqualTo(analysis.variation());
        assertThat(sheet.assurance()).isEqualTo(analysis.assurance());
    }

    @Test
    void a_worksheet_tells_of_problems_and_keeps_the_chart_before() {
        Worksheet sheet = new Worksheet(Chart.C, Options.DEFAULT.withPhases(0, 2));
        assertThat(sheet.analyse(Series.of(1, 2, 3, 4))).isEmpty();

        assertThat(sheet.analyse(Series.of(1, -2, 3, 4)))
                .extracting(Problem::at)
                .containsExactly("points[1].value");
        assertThat(sheet.analyse(Series.of(1, 2))).extracting(Problem::at).containsExactly("phases[1]");
        assertThat(sheet.analyse(Series.ratio(new double[] {1}, new double[] {1})))
                .extracting(Problem::at)
                .contains("points");

        assertThat(sheet.size()).isEqualTo(4);
        assertThat(sheet.centre(0)).isEqualTo(1.5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleSets")
    void a_signal_knows_its_side_and_the_icon_follows(RuleSet rules) {
        Random random = new Random(3);
        Options options = Options.DEFAULT.withRules(rules).withDirection(Direction.INCREASE);
        for (int run = 0; run < 200; run++) {
            Analysis chart = Chart.I.analyse(mixed(random), options).orThrow();
            assertThat(chart.signals())
                    .filteredOn(signal -> signal.rule() == Rule.LONGEST_RUN || signal.rule() == Rule.SHIFT)
                    .allMatch(signal -> signal.high() == chart.value(signal.from()) > chart.centre(signal.from()));
            int last = IntStream.range(0, chart.size())
                    .filter(i -> !Double.isNaN(chart.value(i)))
                    .max()
                    .orElse(0);
            Signal first = chart.signalsAt(last).stream()
                    .min(java.util.Comparator.comparing(Signal::rule))
                    .orElse(null);

            Variation expected = first == null
                    ? Variation.COMMON_CAUSE
                    : first.high() == null
                            ? chart.value(last) > chart.centre(last) ? Variation.NEITHER_HIGH : Variation.NEITHER_LOW
                            : Objects.equals(first.favourable(), true)
                                    ? Variation.IMPROVEMENT_HIGH
                                    : Variation.CONCERN_LOW;
            assertThat(chart.variation()).isEqualTo(expected);
        }
    }

    /** A series with some ties, gaps, excluded points, a shift and a trend; always with a point in it. */
    private static Series mixed(Random random) {
        int size = random.nextInt(20) == 0 ? 64 : 1 + random.nextInt(random.nextInt(8) == 0 ? 130 : 40);
        double ties = random.nextInt(3) == 0 ? 1 : 64;
        double gaps = random.nextInt(3) == 0 ? 0.1 : 0;
        double shift = random.nextInt(3) == 0 ? 2 : 0;
        double slope = random.nextInt(4) == 0 ? 0.4 : 0;
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            double level = 10 + (i > size / 2 ? shift : 0) + slope * i;
            values[i] = Math.rint((level + 1.5 * random.nextGaussian()) * ties) / ties;
            if (i > 0 && random.nextDouble() < gaps) {
                values[i] = Double.NaN;
            }
        }
        Series series = Series.of(values);
        return random.nextInt(4) == 0 && size > 3 ? series.withExcluded(random.nextInt(size - 1), size / 2) : series;
    }
}
