package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other people look up in printed tables. */
class TablesTest {

    /** Montgomery, Introduction to Statistical Quality Control, appendix VI. */
    @ParameterizedTest(name = "subgroups of {0}")
    @CsvSource({
        "2, 0.7979, 1.128, 0.853",
        "3, 0.8862, 1.693, 0.888",
        "4, 0.9213, 2.059, 0.880",
        "5, 0.9400, 2.326, 0.864",
        "6, 0.9515, 2.534, 0.848",
        "10, 0.9727, 3.078, 0.797",
        "15, 0.9823, 3.472, 0.756",
        "20, 0.9869, 3.735, 0.729",
        "25, 0.9896, 3.931, 0.708"
    })
    void constants_of_subgroups(int n, double c4, double d2, double d3) {
        assertThat(Constants.exactC4(n)).isCloseTo(c4, within(0.00005));
        assertThat(Constants.integrate(n).d2()).isCloseTo(d2, within(0.0005));
        assertThat(Constants.integrate(n).d3()).isCloseTo(d3, within(0.0006));
        assertThat(Constants.c4(n)).isEqualTo(Constants.exactC4(n));
        assertThat(Constants.range(n)).isEqualTo(Constants.integrate(n));
    }

    @Test
    void some_constants_are_known_exactly() {
        assertThat(Constants.integrate(2).d2()).isCloseTo(2 / Math.sqrt(Math.PI), within(1e-12));
        assertThat(Constants.integrate(2).d3()).isCloseTo(Math.sqrt(2 - 4 / Math.PI), within(1e-12));
        assertThat(Constants.integrate(3).d2()).isCloseTo(3 / Math.sqrt(Math.PI), within(1e-12));
        assertThat(Constants.exactC4(2)).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-14));
        assertThat(Constants.c4(1000)).isCloseTo(1 - 1 / 4000.0 - 7 / 32e6, within(1e-9));
        assertThat(Constants.range(20_000)).isEqualTo(Constants.range(10_000));
    }

    /** Anhøj and Vingaard Olesen 2014 for crossings and the longest run; Swed and Eisenhart 1943 for runs. */
    @ParameterizedTest(name = "{0} useful points")
    @CsvSource({
        "10, 2, 6, 3, 9",
        "12, 3, 7, 4, 10",
        "14, 4, 7, 4, 12",
        "16, 4, 7, 5, 13",
        "18, 5, 7, 6, 14",
        "20, 6, 7, 7, 15",
        "22, 7, 7, 8, 16",
        "24, 8, 8, 8, 18",
        "26, 8, 8, 9, 19",
        "28, 9, 8, 10, 20",
        "30, 10, 8, 11, 21",
        "35, 12, 8, 13, 24",
        "40, 14, 8, 15, 27",
        "50, 19, 9, 19, 33",
        "60, 23, 9, 24, 38"
    })
    void what_chance_allows(int useful, int crossings, int longest, int fewest, int most) {
        assertThat(Runs.exactCrossingsMinimum(useful)).isEqualTo(crossings);
        assertThat(Runs.exactLongestLimit(useful)).isEqualTo(longest);
        assertThat(RunsTable.exact(useful) >>> 16).isEqualTo(fewest);
        assertThat(RunsTable.exact(useful) & 0xffff).isEqualTo(most);
        assertThat(Runs.crossingsMinimum(useful)).isEqualTo(crossings);
        assertThat(Runs.longestLimit(useful)).isEqualTo(longest);
        assertThat(RunsTable.fewest(useful)).isEqualTo(fewest);
        assertThat(RunsTable.most(useful)).isEqualTo(most);
    }

    @Test
    void tables_go_over_into_formulas_without_a_step() {
        for (int useful : new int[] {1022, 1023, 1024, 1025}) {
            assertThat(RunsTable.fewest(useful))
                    .isBetween(RunsTable.exact(useful) >>> 16, (RunsTable.exact(useful) >>> 16) + 1);
            assertThat(RunsTable.most(useful))
                    .isBetween((RunsTable.exact(useful) & 0xffff) - 1, RunsTable.exact(useful) & 0xffff);
        }
        for (int useful : new int[] {510, 511, 512, 513}) {
            assertThat(Runs.crossingsMinimum(useful)).isEqualTo(Runs.exactCrossingsMinimum(useful));
            assertThat(Runs.longestLimit(useful)).isEqualTo(12);
        }
    }

    @Test
    void below_ten_points_no_number_of_runs_says_anything() {
        assertThat(RunsTable.fewest(9)).isZero();
        assertThat(RunsTable.most(9)).isEqualTo(Integer.MAX_VALUE);
    }
}
