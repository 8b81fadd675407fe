package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdvisorTest {

    @ParameterizedTest
    @CsvSource({
        "PROPORTION, 100, P",
        "PROPORTION, 2001, P_PRIME",
        "RATE, 2000, U",
        "RATE, 50000, U_PRIME",
        "COUNT, 0, C",
        "MEASUREMENT, 0, I",
        "RATIO, 0, I_PRIME",
        "SUBGROUPS, 0, XBAR",
        "CASES_BETWEEN, 0, G",
        "TIME_BETWEEN, 0, T"
    })
    void each_kind_of_data_has_its_chart(DataKind kind, double denominator, Chart chart) {
        assertThat(Advisor.advise(kind, 12, denominator).chart()).isEqualTo(chart);
    }

    @ParameterizedTest
    @EnumSource(DataKind.class)
    void below_twelve_points_a_run_chart_is_better(DataKind kind) {
        Advice advice = Advisor.advise(kind, 11, 100);

        assertThat(advice.chart()).isEqualTo(Chart.RUN);
        assertThat(advice.text(Locale.ENGLISH)).startsWith("With 11 points");
        assertThat(Advisor.advise(kind, 12, 100).text(Locale.GERMAN)).isNotBlank();
    }

    @Test
    void mostly_zeros_are_better_counted_between() {
        double[] few = new double[20];
        double[] sizes = new double[20];
        Arrays.fill(sizes, 30);
        Arrays.fill(few, 0, 9, 1);

        assertThat(Advisor.advise(DataKind.PROPORTION, Series.ratio(few, sizes)).chart())
                .isEqualTo(Chart.G);
        assertThat(Advisor.advise(DataKind.RATE, Series.ratio(few, sizes)).chart())
                .isEqualTo(Chart.T);
        assertThat(Advisor.advise(DataKind.COUNT, Series.of(few)).chart()).isEqualTo(Chart.T);
        assertThat(Advisor.advise(DataKind.MEASUREMENT, Series.of(few)).chart()).isEqualTo(Chart.I);
        few[9] = 1;
        assertThat(Advisor.advise(DataKind.COUNT, Series.of(few)).chart()).isEqualTo(Chart.C);
    }

    @Test
    void the_data_say_how_many_points_and_how_large() {
        double[] numerators = new double[20];
        double[] denominators = new double[20];
        Arrays.fill(numerators, 10);
        Arrays.fill(denominators, 0, 11, 5000);
        Arrays.fill(denominators, 11, 20, 100);

        assertThat(Advisor.advise(DataKind.PROPORTION, Series.ratio(numerators, denominators))
                        .chart())
                .isEqualTo(Chart.P_PRIME);
        Arrays.fill(numerators, 0, 9, Double.NaN);
        assertThat(Advisor.advise(DataKind.PROPORTION, Series.ratio(numerators, denominators))
                        .chart())
                .isEqualTo(Chart.RUN);
        assertThat(Advisor.advise(DataKind.SUBGROUPS, Charts.random(Chart.XBAR, 20, 1))
                        .chart())
                .isEqualTo(Chart.XBAR);
    }

    @Test
    void points_without_a_denominator_or_a_numerator_are_not_counted() {
        double[] numerators = new double[14];
        double[] denominators = new double[14];
        java.util.Arrays.fill(numerators, 5);
        java.util.Arrays.fill(denominators, 100);
        Series whole = Series.ratio(numerators, denominators);
        numerators[0] = Double.NaN;
        denominators[1] = 0;
        denominators[2] = Double.NaN;

        assertThat(Advisor.advise(DataKind.PROPORTION, whole).chart()).isEqualTo(Chart.P);
        assertThat(Advisor.advise(DataKind.PROPORTION, Series.ratio(numerators, denominators))
                        .chart())
                .isEqualTo(Chart.RUN);
        assertThat(Advisor.advise(DataKind.RATE, Series.ratio(new double[0], new double[0]))
                        .chart())
                .isEqualTo(Chart.RUN);
        double[][] groups = new double[12][];
        java.util.Arrays.fill(groups, new double[] {1, 2});
        assertThat(Advisor.advise(DataKind.SUBGROUPS, Series.subgroups(groups)).chart())
                .isEqualTo(Chart.XBAR);
    }
}
