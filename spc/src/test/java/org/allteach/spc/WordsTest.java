package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in the contract, and numbers in sentences. */
class WordsTest {

    @Test
    void everything_in_the_contract_has_its_name() {
        assertThat(Arrays.stream(Chart.values()).map(Chart::id))
                .containsExactly(
                        "run",
                        "i",
                        "mr",
                        "i-prime",
                        "xbar",
                        "s",
                        "r",
                        "p",
                        "p-prime",
                        "np",
                        "u",
                        "u-prime",
                        "c",
                        "g",
                        "t",
                        "ewma",
                        "cusum",
                        "bernoulli-cusum");
        assertThat(Arrays.stream(Rule.values()).map(Rule::id))
                .containsExactly(
                        "beyond-limits",
                        "trend",
                        "two-of-three",
                        "four-of-five",
                        "shift",
                        "longest-run",
                        "crossings",
                        "runs-too-few",
                        "runs-too-many",
                        "hugging",
                        "alternating",
                        "mixture");
        assertThat(Arrays.stream(Variation.values()).map(Variation::id))
                .containsExactly(
                        "common-cause",
                        "improvement-high",
                        "improvement-low",
                        "concern-high",
                        "concern-low",
                        "neither-high",
                        "neither-low");
        assertThat(Arrays.stream(Assurance.values()).map(Assurance::id)).containsExactly("pass", "fail", "hit-or-miss");
        assertThat(Arrays.stream(Funnel.Kind.values()).map(Funnel.Kind::id))
                .containsExactly("proportion", "rate", "standardised-ratio", "ratio-of-counts");
        assertThat(Arrays.stream(Funnel.Method.values()).map(Funnel.Method::id))
                .containsExactly("exact", "normal", "shmi", "cqc");
        assertThat(Arrays.stream(Warning.Kind.values()).map(Warning.Kind::id))
                .containsExactly("provisional-limits", "rather-run-chart", "few-for-runs", "no-limits");
    }

    @Test
    void names_lead_back_to_what_they_name() {
        for (Chart chart : Chart.values()) {
            assertThat(Chart.of(chart.id())).contains(chart);
        }
        assertThat(Chart.of("pie")).isEmpty();
        for (RuleSet set : RuleSet.named()) {
            assertThat(RuleSet.named(set.name())).contains(set);
        }
        assertThat(RuleSet.named()).extracting(RuleSet::name).startsWith("anhoej", "ihi", "provost", "nhs-mdc");
        assertThat(RuleSet.named("ambient")).isEmpty();
    }

    @Test
    void rules_about_level_and_trend_have_a_side_and_those_about_shape_have_none() {
        assertThat(Arrays.stream(Rule.values()).filter(Rule::sided))
                .containsExactly(
                        Rule.BEYOND_LIMITS,
                        Rule.TREND,
                        Rule.TWO_OF_THREE,
                        Rule.FOUR_OF_FIVE,
                        Rule.SHIFT,
                        Rule.LONGEST_RUN);
        assertThat(RuleSet.NELSON.points(Rule.MIXTURE)).isEqualTo(8);
        assertThat(RuleSet.ANHOEJ.points(Rule.MIXTURE)).isZero();
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.123456 | 0.1235",
                "-2.5 | -2.5",
                "999.96 | 1,000",
                "999.4 | 999.4",
                "1000 | 1,000",
                "1234.56 | 1,235",
                "0.00001234567 | 0.00001235",
                "123456789 | 123,456,789",
                "999999999999999 | 999,999,999,999,999",
                "1e15 | 1.000e+15",
                "-2.5e20 | -2.500e+20"
            })
    void numbers_have_four_digits_that_matter(double number, String written) {
        assertThat(Problem.of("x", null, "at-most", number).want()).isEqualTo("a number of at most " + written);
    }

    @Test
    void whole_numbers_stay_whole_and_languages_write_them_in_their_way() {
        Problem problem = Problem.of("x", null, "at-most", 12345);

        assertThat(problem.want()).isEqualTo("a number of at most 12,345");
        assertThat(problem.want(Locale.GERMAN)).isEqualTo("eine Zahl von höchstens 12.345");
        assertThat(Problem.of("x", null, "at-most", 0.5).want(Locale.GERMAN)).endsWith("0,5");
        assertThat(problem.details()).isEqualTo(List.of(12345));
    }
}
