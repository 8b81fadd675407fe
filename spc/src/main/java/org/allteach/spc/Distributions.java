package org.allteach.spc;

import java.util.function.IntToDoubleFunction;

/**
 * The few probability distributions that limits need. Gamma functions by Stirling's series, Legendre's continued
 * fraction and the power series: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 6.1.41, 6.5.29,
 * 6.5.31.
 */
final class Distributions {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final int[] STIRLING = {12, -360, 1260, -1680, 1188};
    private static final double ENOUGH = 1e-17;
    private static final double TINY = 1e-290;
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private Distributions() {}

    /** Smallest k with P(X ≤ k) ≥ probability, X binomial. */
    static int binomialQuantile(double probability, int trials, double chance) {
        return (int) Math.ceil(binomialQuantileBetween(probability, trials, chance));
    }

    /** Where between two whole numbers P(X ≤ k), drawn as a line, reaches the probability; above -1. */
    static double binomialQuantileBetween(double probability, int trials, double chance) {
        if (chance <= 0 || trials == 0) {
            return 0;
        }
        if (chance >= 1) {
            return trials;
        }
        double odds = chance / (1 - chance);
        double mean = trials * chance;
        int first = (int) Math.max(0, mean - 10 * Math.sqrt(mean * (1 - chance)) - 50);
        double log = logGamma(trials + 1.0)
                - logGamma(first + 1.0)
                - logGamma(trials - first + 1.0)
                + first * Math.log(chance)
                + (trials - first) * Math.log1p(-chance);
        return quantile(probability, first, trials, log, k -> odds * (trials - k) / (k + 1));
    }

    /** Smallest k with P(X ≤ k) ≥ probability, X Poisson. */
    static int poissonQuantile(double probability, double mean) {
        if (mean <= 0) {
            return 0;
        }
        int first = (int) Math.max(0, mean - 10 * Math.sqrt(mean) - 50);
        double log = first * Math.log(mean) - mean - logGamma(first + 1.0);
        double between = quantile(probability, first, Integer.MAX_VALUE - 1, log, k -> mean / (k + 1));
        return (int) Math.ceil(between);
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

    /** Adds up a discrete distribution from where less than 1e-20 of it lies below. */
    private static double quantile(
            double probability, int first, int last, double logAtFirst, IntToDoubleFunction ratio) {
        int k = first;
        double log = logAtFirst;
        double term = Math.exp(log);
        double sum = term;
        // Rounding may leave the sum short of the probability for ever.
        while (sum < probability && k < last && (term > ENOUGH || sum < 0.5)) {
            double grown = ratio.applyAsDouble(k);
            k++;
            if (term > TINY) {
                // Ten times as fast as by logarithms, which are for what is too small to be multiplied.
                term *= grown;
            } else {
                log += Math.log(grown);
                term = Math.exp(log);
            }
            sum += term;
        }
        return sum > probability ? k - Math.min((sum - probability) / term, ALMOST_ONE) : k;
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
        for (int k = 1; Math.abs(change - 1) > 1e-16 && k < 100_000; k++) {
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
