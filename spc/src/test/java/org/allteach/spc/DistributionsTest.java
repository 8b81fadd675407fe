package org.allteach.spc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against tables and the numbers of two statistics packages, which agree. */
class DistributionsTest {

    @ParameterizedTest(name = "of {1} with chance {2}, {0} lie at or below {3}")
    @CsvSource({
        "0.00135, 10, 0.3, 0",
        "0.00135, 400, 0.97, 377",
        "0.00135, 20000, 0.4, 7792",
        "0.00135, 3000000, 0.2, 597922",
        "0.00135, 10000000, 0.5, 4995257",
        "0.00135, 1e9, 0.16, 159965222",
        "0.00135, 1e15, 0.2, 199999962052960",
        "0.00135, 1e12, 0.999999999, 999999998904",
        "0.025, 10, 0.3, 0",
        "0.025, 400, 0.97, 381",
        "0.025, 1e9, 0.16, 159977278",
        "0.5, 400, 0.97, 388",
        "0.5, 3000000, 0.2, 600000",
        "0.975, 10, 0.3, 6",
        "0.975, 3000000, 0.2, 601358",
        "0.975, 1e9, 0.16, 160022722",
        "0.99865, 400, 0.97, 397",
        "0.99865, 10000000, 0.5, 5004743",
        "0.99865, 1e15, 0.2, 200000037947042",
        "0.99865, 1e12, 0.999999999, 999999999094",
        "1, 10, 0.3, 10"
    })
    void binomial_quantiles(double probability, double trials, double chance, double expected) {
        assertThat(Distributions.binomialQuantiles(trials, chance, probability)).containsExactly(expected);
    }

    @Test
    void without_trials_or_without_chance_there_is_nothing_and_with_certainty_everything() {
        assertThat(Distributions.binomialQuantiles(0, 0.5, 0.975)).containsExactly(0);
        assertThat(Distributions.binomialQuantiles(40, 0, 0.975)).containsExactly(0);
        assertThat(Distributions.binomialQuantiles(40, 1, 0.025)).containsExactly(40);
        assertThat(Distributions.poissonQuantiles(0, 0.975)).containsExactly(0);
        assertThat(Distributions.geometricQuantile(0.975, 0)).isZero();
    }

    @Test
    void a_geometric_quantile_that_is_reached_exactly_is_reached() {
        assertThat(Distributions.geometricQuantile(0.75, 1)).isEqualTo(1);
        assertThat(Distributions.geometricQuantile(0.7501, 1)).isEqualTo(2);
    }

    @ParameterizedTest(name = "of a count with mean {1}, {0} lie at or below {2}")
    @CsvSource({
        "0.00135, 0.3, 0",
        "0.00135, 7.5, 1",
        "0.00135, 2000, 1867",
        "0.00135, 999999, 997000",
        "0.00135, 1e7, 9990515",
        "0.025, 2000, 1913",
        "0.5, 7.5, 7",
        "0.5, 1e7, 10000000",
        "0.975, 0.3, 2",
        "0.975, 7.5, 13",
        "0.975, 999999, 1001959",
        "0.975, 1e12, 1000001959964",
        "0.99865, 0.05, 1",
        "0.99865, 7.5, 17",
        "0.99865, 2000, 2135",
        "0.99865, 1e7, 10009488"
    })
    void poisson_quantiles(double probability, double mean, double expected) {
        assertThat(Distributions.poissonQuantiles(mean, probability)).containsExactly(expected);
    }

    @ParameterizedTest(name = "of {0} with chance {1}")
    @CsvSource({"10, 0.3", "400, 0.97", "400, 0", "400, 1", "0, 0.5", "20000, 0.4", "1e9, 0.16", "1e9, 0.84"})
    void several_quantiles_at_once_are_those_found_one_by_one(double trials, double chance) {
        double[] probabilities = {0.001, 0.025, 0.025, 0.5, 0.975, 0.999};

        double[] binomial = Distributions.binomialQuantilesBetween(trials, chance, probabilities);
        double[] poisson = Distributions.poissonQuantiles(trials * chance, probabilities);

        assertThat(binomial).hasSameSizeAs(probabilities);
        assertThat(poisson).hasSameSizeAs(probabilities);
        for (int i = 0; i < probabilities.length; i++) {
            double one = probabilities[i];
            assertThat(binomial[i]).isEqualTo(Distributions.binomialQuantilesBetween(trials, chance, one)[0]);
            assertThat(poisson[i]).isEqualTo(Distributions.poissonQuantiles(trials * chance, one)[0]);
        }
    }

    @ParameterizedTest(name = "of a gamma distribution of shape {1}, {0} lies below {2}")
    @CsvSource({
        "0.00135, 0.5, 1.4313895187082412e-06",
        "0.00135, 3, 0.21168427925667843",
        "0.00135, 400, 342.6578274499644",
        "0.00135, 1000000, 997002.6894609367",
        "0.00135, 2000000, 1995760.0583527426",
        "0.00135, 1e12, 999997000025.674",
        "0.5, 2000000, 1999999.6666666765",
        "0.975, 3, 7.22468766772396",
        "0.975, 400, 440.13766844657533",
        "0.975, 1e12, 1000001959964.9316",
        "0.99865, 0.5, 5.136439351360741",
        "0.99865, 1000000, 1003002.6437796517",
        "0.99865, 2000000, 2004245.2748882037"
    })
    void gamma_quantiles(double probability, double shape, double expected) {
        assertThat(Distributions.gammaQuantile(probability, shape))
                .isCloseTo(expected, Percentage.withPercentage(1e-9));
    }

    @Test
    void a_gamma_distribution_without_shape_is_nothing() {
        assertThat(Distributions.gammaQuantile(0.9, 0)).isZero();
    }

    @ParameterizedTest(name = "{0} of a normal distribution lie below {1}")
    @CsvSource({
        "0.0013498980316300933, -3",
        "0.025, -1.959963984540054",
        "0.5, 0",
        "0.8413447460685429, 1",
        "0.999, 3.090232306167813",
        "1e-100, -21.273453560965322"
    })
    void normal_quantiles_and_probabilities(double probability, double z) {
        assertThat(Distributions.normalQuantile(probability)).isCloseTo(z, within(1e-11));
        assertThat(Distributions.normal(z)).isCloseTo(probability, Percentage.withPercentage(1e-9));
    }

    @Test
    void the_gamma_function_is_the_factorial_between_whole_numbers() {
        assertThat(Math.exp(Distributions.logGamma(5))).isCloseTo(24, within(1e-12));
        assertThat(Math.exp(Distributions.logGamma(0.5))).isCloseTo(Math.sqrt(Math.PI), within(1e-14));
        assertThat(Distributions.logGamma(101)).isCloseTo(363.73937555556349, within(1e-11));
    }

    @Test
    void what_has_no_probability_at_all_lies_as_far_out_as_numbers_go() {
        assertThat(Distributions.normalQuantile(0)).isEqualTo(-38);
    }
}
