package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Quantiles with the tail areas of 3, 2 and 1 standard deviations, as statistics packages give them. */
class ProbabilityLimitsTest {
    private static final Options PROBABILITY = Options.DEFAULT.withLimits(Options.Limits.PROBABILITY);

    @Test
    void of_a_share() {
        assertThat(limits(Chart.P, ratios(10, 100), 0.01)).containsExactly(2.0, 20.0, 4.0, 16.0, 7.0, 13.0);
        assertThat(limits(Chart.NP, ratios(10, 100), 1)).containsExactly(2.0, 20.0, 4.0, 16.0, 7.0, 13.0);
    }

    @Test
    void of_a_rate_and_of_a_count() {
        assertThat(limits(Chart.U, ratios(12.5, 4), 0.25)).containsExactly(3.0, 24.0, 6.0, 20.0, 9.0, 16.0);
        assertThat(limits(Chart.C, Series.of(12, 13, 12, 13), 1)).containsExactly(3.0, 24.0, 6.0, 20.0, 9.0, 16.0);
    }

    @Test
    void of_cases_between_events() {
        assertThat(limits(Chart.G, Series.of(18, 22, 19, 21), 1)).containsExactly(0.0, 135.0, 0.0, 77.0, 3.0, 37.0);
    }

    @Test
    void there_are_none_where_there_is_no_denominator() {
        for (Chart chart : List.of(Chart.P, Chart.NP, Chart.U)) {
            Series series = Series.ratio(new double[] {10, 0, 10, Double.NaN}, new double[] {100, 0, 100, 100});

            Analysis analysis = chart.analyse(series, PROBABILITY).orThrow();

            assertThat(analysis.point(0).upper()).isNotNull();
            assertThat(analysis.point(1).upper()).isNull();
            assertThat(analysis.point(1).lower95()).isNull();
            assertThat(analysis.point(3).upper()).isNull();
        }
    }

    private static Series ratios(double numerator, double denominator) {
        double[] numerators = new double[4];
        double[] denominators = new double[4];
        Arrays.fill(numerators, numerator);
        Arrays.fill(denominators, denominator);
        return Series.ratio(numerators, denominators);
    }

    private static List<Double> limits(Chart chart, Series series, double unit) {
        Analysis analysis = chart.analyse(series, PROBABILITY).orThrow();
        return Stream.of(
                        analysis.lower(1),
                        analysis.upper(1),
                        analysis.lower95(1),
                        analysis.upper95(1),
                        analysis.lower68(1),
                        analysis.upper68(1))
                .map(limit -> (double) Math.round(limit / unit))
                .toList();
    }
}
