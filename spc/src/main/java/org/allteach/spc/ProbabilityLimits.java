package org.allteach.spc;

import java.util.function.DoubleUnaryOperator;

/** Limits at quantiles that have the tail areas of so many standard deviations of a normal distribution. */
final class ProbabilityLimits {

    private ProbabilityLimits() {}

    /** Quantiles of n units of which a share p counts, divided by {@code per}. */
    static void binomial(Frame frame, int i, double p, double units, double per, double sigmas) {
        double n = Math.rint(units);
        set(frame, i, sigmas, probability -> Distributions.binomialQuantile(probability, n, p) / per);
    }

    /** Quantiles of a count with that mean, divided by {@code per}. */
    static void poisson(Frame frame, int i, double mean, double per, double sigmas) {
        set(frame, i, sigmas, probability -> Distributions.poissonQuantile(probability, mean) / per);
    }

    /** Quantiles of cases between events with that mean, counted from 0. */
    static void geometric(Frame frame, int i, double mean, double sigmas) {
        set(frame, i, sigmas, probability -> Distributions.geometricQuantile(probability, mean));
    }

    private static void set(Frame frame, int i, double sigmas, DoubleUnaryOperator quantile) {
        double tail = Distributions.normal(-sigmas);
        double tail95 = Distributions.normal(-sigmas * 2 / 3);
        double tail68 = Distributions.normal(-sigmas / 3);
        frame.lower[i] = quantile.applyAsDouble(tail);
        frame.upper[i] = quantile.applyAsDouble(1 - tail);
        frame.lower95[i] = quantile.applyAsDouble(tail95);
        frame.upper95[i] = quantile.applyAsDouble(1 - tail95);
        frame.lower68[i] = quantile.applyAsDouble(tail68);
        frame.upper68[i] = quantile.applyAsDouble(1 - tail68);
    }
}
