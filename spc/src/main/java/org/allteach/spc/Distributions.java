package org.allteach.spc;

/** The few probability distributions that limits need. */
final class Distributions {

    private Distributions() {}

    /** Smallest k with P(X ≤ k) ≥ probability, X binomial. */
    static int binomialQuantile(double probability, int trials, double chance) {
        if (chance <= 0 || trials == 0) {
            return 0;
        }
        if (chance >= 1) {
            return trials;
        }
        double logOdds = Math.log(chance) - Math.log1p(-chance);
        double spread = Math.sqrt(trials * chance * (1 - chance));
        // What lies below is less than 1e-20 of the distribution.
        int k = (int) Math.max(0, trials * chance - 10 * spread - 50);
        double log = logGamma(trials + 1.0)
                - logGamma(k + 1.0)
                - logGamma(trials - k + 1.0)
                + k * Math.log(chance)
                + (trials - k) * Math.log1p(-chance);
        double sum = Math.exp(log);
        while (sum < probability && k < trials) {
            log += Math.log((double) (trials - k) / (k + 1)) + logOdds;
            k++;
            sum += Math.exp(log);
        }
        return k;
    }

    /** Natural logarithm of the gamma function of x > 0: Stirling's series after raising x above 12. */
    static double logGamma(double x) {
        double product = 1;
        double y = x;
        while (y < 12) {
            product *= y;
            y++;
        }
        double r = 1 / (y * y);
        double series = (1.0 / 12
                        + r
                                * (-1.0 / 360
                                        + r * (1.0 / 1260 + r * (-1.0 / 1680 + r * (1.0 / 1188 - r * 691.0 / 360360)))))
                / y;
        return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
    }
}
