package org.allteach.spc;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The few probability distributions that limits need. Gamma functions by Stirling's series, Legendre's continued
 * fraction and the power series: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 6.1.41, 6.5.29,
 * 6.5.31.
 */
final class Distributions {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final int[] STIRLING = {12, -360, 1260, -1680, 1188};
    private static final double ENOUGH = 1e-17;
    /** Of a variance or a shape: beyond this, expansions are as good as sums, and sums take too long. */
    private static final double LARGE = 1e6;
    /** Of a z: nothing that a double could hold lies below. */
    private static final double FARTHEST = -38;
    /** So small that a distribution grown from it does not overflow. */
    private static final double FIRST_TERM = 1e-250;

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private Distributions() {}

    /**
     * Smallest k with P(X ≤ k) ≥ probability, X binomial, for each probability.
     *
     * @param probabilities in ascending order
     */
    static double[] binomialQuantiles(double trials, double chance, double... probabilities) {
        return whole(binomialQuantilesBetween(trials, chance, probabilities));
    }

    /** The whole numbers next above; zero is one without a sign. */
    private static double[] whole(double[] between) {
        return each(between, place -> Math.ceil(place) + 0.0);
    }

    /**
     * Where between two whole numbers P(X ≤ k), drawn as a line, reaches each probability; above -1.
     *
     * @param probabilities in ascending order
     */
    static double[] binomialQuantilesBetween(double trials, double chance, double... probabilities) {
        if (chance <= 0 || trials == 0) {
            return new double[probabilities.length];
        }
        if (chance >= 1) {
            return each(probabilities, probability -> trials);
        }
        double rest = 1 - chance;
        if (chance > 0.5) {
            double[] others = binomialQuantilesBetween(trials, rest, others(probabilities, 1));
            return others(others, trials - 1);
        }
        double mean = trials * chance;
        double variance = mean * rest;
        if (variance > LARGE) {
            double skew = rest - chance;
            return each(probabilities, probability -> Math.min(trials, expansion(probability, mean, variance, skew)));
        }
        double odds = chance / rest;
        return quantiles(probabilities, mean, variance, trials, k -> odds * (trials - k) / (k + 1));
    }

    /** What is left of the whole, from the other end. */
    private static double[] others(double[] parts, double whole) {
        double[] others = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            others[i] = whole - parts[parts.length - 1 - i];
        }
        return others;
    }

    private static double[] each(double[] probabilities, DoubleUnaryOperator quantile) {
        return Arrays.stream(probabilities).map(quantile).toArray();
    }

    /**
     * Smallest k with P(X ≤ k) ≥ probability, X Poisson, for each probability.
     *
     * @param probabilities in ascending order
     */
    static double[] poissonQuantiles(double mean, double... probabilities) {
        if (mean <= 0) {
            return new double[probabilities.length];
        }
        double[] between = mean > LARGE
                ? each(probabilities, probability -> expansion(probability, mean, mean, 1))
                : quantiles(probabilities, mean, mean, Double.POSITIVE_INFINITY, k -> mean / (k + 1));
        return whole(between);
    }

    /**
     * Where a count reaches the probability, from its moments: Cornish and Fisher, Revue de l'Institut International de
     * Statistique 5 (1938). With a standard deviation above 1,000 it is right to a hundredth of a unit.
     *
     * @param skew the third moment over the variance
     */
    private static double expansion(double probability, double mean, double variance, double skew) {
        double z = normalQuantile(probability);
        return Math.max(0, mean + Math.sqrt(variance) * z + skew * (z * z - 1) / 6 - 0.5);
    }

    /** Smallest k with P(X ≤ k) ≥ probability, X geometric: failures before the first success, counted from 0. */
    static double geometricQuantile(double probability, double mean) {
        if (mean <= 0) {
            return 0;
        }
        // P(X ≤ k) = 1 − q^(k+1)
        double logQ = -Math.log1p(1 / mean);
        return Math.max(0, Math.ceil(Math.log1p(-probability) / logQ - 1 - 1e-12));
    }

    /**
     * Adds up a discrete distribution term by term, each a ratio of the one before, over all that is within ten standard
     * deviations; what is further away weighs less than rounding. Measured by its own total, the sum needs no first term.
     * One walk from the first term up passes all probabilities, which ascend.
     */
    private static double[] quantiles(
            double[] probabilities, double mean, double variance, double most, DoubleUnaryOperator ratio) {
        double reach = 10 * Math.sqrt(variance) + 50;
        double first = Math.max(0, Math.floor(mean - reach));
        double last = Math.min(most, Math.ceil(mean + reach));
        double total = 0;
        double term = FIRST_TERM;
        for (double k = first; k <= last; k++) {
            total += term;
            term *= ratio.applyAsDouble(k);
        }
        double[] places = new double[probabilities.length];
        term = FIRST_TERM;
        double sum = term;
        double k = first;
        for (int i = 0; i < places.length; i++) {
            double wanted = probabilities[i] * total;
            // The same additions in the same order: the sum gets to the total.
            while (sum < wanted) {
                term *= ratio.applyAsDouble(k);
                sum += term;
                k++;
            }
            places[i] = k - Math.min((sum - wanted) / term, ALMOST_ONE);
        }
        return places;
    }

    /** The z below which a standard normal distribution has the probability, by Newton's way from the middle. */
    static double normalQuantile(double probability) {
        if (probability > 0.5) {
            return -normalQuantile(1 - probability);
        }
        double z = 0;
        double change = 1;
        while (Math.abs(change) > 1e-14 && z > FARTHEST) {
            // Below the middle the distribution curves upwards, so no step goes too far.
            change = (normal(z) - probability) * Math.sqrt(2 * Math.PI) * Math.exp(z * z / 2);
            z -= change;
        }
        return Math.max(z, FARTHEST);
    }

    /** P(Z ≤ z) of a standard normal Z. */
    static double normal(double z) {
        double tail = 0.5 * gammaUpper(0.5, z * z / 2);
        return z > 0 ? 1 - tail : tail;
    }

    /** The value below which a gamma distribution of that shape, and rate 1, has the probability. */
    static double gammaQuantile(double probability, double shape) {
        if (shape <= 0) {
            return 0;
        }
        if (shape > LARGE) {
            return gammaExpansion(normalQuantile(probability), shape);
        }
        double low = 0;
        double high = shape + 10 * Math.sqrt(shape) + 50;
        double x = shape;
        for (int step = 0; step < 200; step++) {
            double excess = gammaLower(shape, x) - probability;
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
            double next = x - excess / density;
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - x) <= 1e-15 * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** Cornish and Fisher's expansion for a gamma distribution. */
    private static double gammaExpansion(double z, double shape) {
        double root = Math.sqrt(shape);
        return shape + z * root + (z * z - 1) / 3 + z * (z * z - 7) / (36 * root);
    }

    /** The regularised lower incomplete gamma function. */
    static double gammaLower(double shape, double x) {
        return x < shape + 1 ? gammaSeries(shape, x) : 1 - gammaFraction(shape, x);
    }

    private static double gammaUpper(double shape, double x) {
        return x < shape + 1 ? 1 - gammaSeries(shape, x) : gammaFraction(shape, x);
    }

    private static double gammaSeries(double shape, double x) {
        if (x <= 0) {
            return 0;
        }
        double term = 1 / shape;
        double sum = term;
        for (double k = shape + 1; term > sum * ENOUGH; k++) {
            term *= x / k;
            sum += term;
        }
        return sum * gammaFactor(shape, x);
    }

    /** Lentz's way of evaluating the continued fraction from its front. */
    private static double gammaFraction(double shape, double x) {
        double b = x + 1 - shape;
        double c = 1e300;
        double d = 1 / b;
        double fraction = d;
        double change = 0;
        for (int k = 1; Math.abs(change - 1) > 4e-16; k++) {
            double a = k * (shape - k);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            change = c * d;
            fraction *= change;
        }
        return fraction * gammaFactor(shape, x);
    }

    private static double gammaFactor(double shape, double x) {
        return Math.exp(shape * Math.log(x) - x - logGamma(shape));
    }

    /** Natural logarithm of the gamma function of x > 0: Stirling's series, after raising x to 15 or more. */
    static double logGamma(double x) {
        double product = 1;
        double y = x;
        while (y < 15) {
            product *= y;
            y++;
        }
        double square = y * y;
        double power = y;
        double series = 0;
        for (int divisor : STIRLING) {
            series += 1 / (divisor * power);
            power *= square;
        }
        return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series - Math.log(product);
    }
}
