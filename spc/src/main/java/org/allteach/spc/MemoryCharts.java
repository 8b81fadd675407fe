package org.allteach.spc;

/**
 * Charts with a memory: each point carries those before it. Missing and excluded points are passed over: they have no
 * sum of their own and do not change the others'.
 */
final class MemoryCharts {

    private MemoryCharts() {}

    /**
     * Exponentially weighted moving average, from the centre on; its limits widen to σ·√(λ/(2−λ)). Source: Roberts,
     * Technometrics 1 (1959); Lucas and Saccucci, Technometrics 32 (1990).
     */
    static void ewma(Frame frame, Segment segment, Given given) {
        estimate(frame, segment, given);
        double lambda = given.sequential().lambda();
        double smoothed = frame.centre[segment.from];
        int seen = 0;
        for (int i = segment.from; i < segment.end; i++) {
            if (frame.included[i]) {
                smoothed = lambda * frame.value[i] + (1 - lambda) * smoothed;
                frame.smoothed[i] = smoothed;
                seen++;
            }
            double weight = lambda / (2 - lambda) * (1 - Math.pow(1 - lambda, 2.0 * Math.max(1, seen)));
            frame.limits(
                    i,
                    frame.centre[i],
                    given.sigmas * segment.sigma * Math.sqrt(weight),
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY);
        }
        frame.judged(frame.smoothed, frame.smoothed);
    }

    /**
     * The tabular cumulative sum of standardised values, upwards and downwards. Source: Page, Biometrika 41 (1954);
     * head start after Lucas and Crosier, Technometrics 24 (1982).
     */
    static void cusum(Frame frame, Segment segment, Given given) {
        estimate(frame, segment, given);
        Options.Sequential choice = given.sequential();
        double slack = choice.shift() / 2;
        double high = choice.headStart();
        double low = -choice.headStart();
        for (int i = segment.from; i < segment.end; i++) {
            if (!frame.included[i]) {
                continue;
            }
            double distance = frame.value[i] - frame.centre[i];
            // Without spread nothing can be told but a value that is not on the centre.
            double z = distance == 0 ? 0 : distance / segment.sigma;
            high = Math.max(0, high + z - slack);
            low = Math.min(0, low + z + slack);
            frame.cusumHigh[i] = high;
            frame.cusumLow[i] = low;
        }
        frame.judged(frame.cusumHigh, frame.cusumLow);
        frame.decision = choice.decisionInterval();
    }

    /**
     * The cumulative log likelihood ratio of 0/1 outcomes, upwards for odds times the odds ratio, downwards for odds
     * divided by it; restarts at 0 after a signal. Source: Steiner et al., Biostatistics 1 (2000), without risk
     * adjustment.
     */
    static void bernoulli(Frame frame, Segment segment, Given given) {
        double overall = ValueCharts.mean(frame.value, frame, segment);
        double oddsRatio = given.sequential().oddsRatio();
        double limit = given.sequential().limit();
        double high = 0;
        double low = 0;
        for (int i = segment.from; i < segment.end; i++) {
            double rate = given.target(i, overall);
            frame.centre[i] = rate;
            if (!frame.included[i]) {
                continue;
            }
            high = Math.max(0, (high > limit ? 0 : high) + score(frame.value[i], rate, oddsRatio));
            low = Math.min(0, (low < -limit ? 0 : low) - score(frame.value[i], rate, 1 / oddsRatio));
            frame.cusumHigh[i] = high;
            frame.cusumLow[i] = low;
        }
        frame.judged(frame.cusumHigh, frame.cusumLow);
        frame.decision = limit;
    }

    /** The log likelihood ratio of an outcome, the odds being multiplied, against the rate. */
    private static double score(double outcome, double rate, double oddsRatio) {
        return outcome * Math.log(oddsRatio) - Math.log1p((oddsRatio - 1) * rate);
    }

    private static void estimate(Frame frame, Segment segment, Given given) {
        double mean = ValueCharts.mean(frame.value, frame, segment);
        segment.sigma = given.knowsSigma()
                ? given.sigma
                : MovingRanges.average(frame.value, frame, segment, given.screen) / MovingRanges.D2;
        for (int i = segment.from; i < segment.end; i++) {
            frame.centre[i] = given.centre(i, mean);
        }
    }
}
