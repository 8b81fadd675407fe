package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first chart of the README does what it says. */
class ReadmeTest {

    @Test
    void falls_improve() {
        Series falls = Series.ratio(
                new double[] {12, 9, 14, 8, 11, 7, 13, 10, 9, 8, 6, 5, 4, 5, 3, 4, 5, 4, 3, 4}, new double[] {
                    910, 875, 930, 880, 905, 860, 925, 890, 915, 900, 880, 895, 870, 905, 890, 910, 885, 900, 875, 890
                });
        Options options = Options.DEFAULT
                .withMultiplier(1000)
                .withBaseline(10)
                .withDirection(Direction.DECREASE)
                .withRules(RuleSet.PROVOST)
                .withTarget(Line.at(6));

        Analysis chart = Chart.U.analyse(falls, options).orThrow();

        assertThat(chart.variation()).isEqualTo(Variation.IMPROVEMENT_LOW);
        assertThat(chart.signals()).isNotEmpty();
    }
}
