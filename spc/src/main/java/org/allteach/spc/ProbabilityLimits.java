package org.allteach.spc;

/** Limits at quantiles that have the tail areas of so many standard deviations of a normal distribution. */
final class ProbabilityLimits {

    private ProbabilityLimits() {}

    /** Quantiles of n units of which a share p counts, divided by {@code per}. */
    static void binomial(Frame frame, int i, double p, double units, double per, double sigmas) {
        double n = Math.rint(units);
        set(frame, i, Distributions.binomialQuantiles(n, p, probabilities(sigmas)), per);
    }

    /** Quantiles of a count with that mean, divided by {@code per}. */
    static void poisson(Frame frame, int i, double mean, double per, double sigmas) {
        set(frame, i, Distributions.poissonQuantiles(mean, probabilities(sigmas)), per);
    }

    /** Quantiles of cases between events with that mean, counted from 0. */
    static void geometric(Frame frame, int i, double mean, double sigmas) {
        double[] quantiles = probabilities(sigmas);
        for (int k = 0; k < quantiles.length; k++) {
            quantiles[k] = Distributions.geometricQuantile(quantiles[k], mean);
        }
        set(frame, i, quantiles, 1);
    }

    /** From the lower limit to the upper one. */
    private static double[] probabilities(double sigmas) {
        double tail = Distributions.normal(-sigmas);
        double tail95 = Distributions.normal(-sigmas * 2 / 3);
        double tail68 = Distributions.normal(-sigmas / 3);
        return new double[] {tail, tail95, tail68, 1 - tail68, 1 - tail95, 1 - tail};
    }

    private static void set(Frame frame, int i, double[] quantiles, double per) {
        frame.lower[i] = quantiles[0] / per;
        frame.lower95[i] = quantiles[1] / per;
        frame.lower68[i] = quantiles[2] / per;
        frame.upper68[i] = quantiles[3] / per;
        frame.upper95[i] = quantiles[4] / per;
        frame.upper[i] = quantiles[5] / per;
    }
}
