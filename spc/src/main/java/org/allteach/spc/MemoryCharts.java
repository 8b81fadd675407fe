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
        // What the weights of the values so far leave over, squared; before the first, as after it.
        double left = (1 - lambda) * (1 - lambda);
        boolean seen = false;
        for (int i = segment.from; i < segment.end; i++) {
            if (frame.included[i]) {
                smoothed = lambda * frame.value[i] + (1 - lambda) * smoothed;
                frame.smoothed[i] = smoothed;
                left *= seen ? (1 - lambda) * (1 - lambda) : 1;
                seen = true;
            }
            double weight = lambda / (2 - lambda) * (1 - left);
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
        double logOdds = Math.log(oddsRatio);
        double high = 0;
        double low = 0;
        double rate = Double.NaN;
        double up = Double.NaN;
        double down = Double.NaN;
        for (int i = segment.from; i < segment.end; i++) {
            double here = given.target(i, overall);
            if (here != rate) {
                rate = here;
                up = Math.log1p((oddsRatio - 1) * rate);
                down = Math.log1p((1 / oddsRatio - 1) * rate);
            }
            frame.centre[i] = rate;
            if (!frame.included[i]) {
                continue;
            }
            // The log likelihood ratio of the outcome, its odds being multiplied or divided, against the rate.
            high = Math.max(0, (high > limit ? 0 : high) + frame.value[i] * logOdds - up);
            low = Math.min(0, (low < -limit ? 0 : low) + frame.value[i] * logOdds + down);
            frame.cusumHigh[i] = high;
            frame.cusumLow[i] = low;
        }
        frame.judged(frame.cusumHigh, frame.cusumLow);
        frame.decision = limit;
    }

    private static void estimate(Frame frame, Segment segment, Given given) {
        MovingRanges.measure(frame.value, frame, segment, given.screen);
        segment.sigma = given.knowsSigma() ? given.sigma : segment.range / MovingRanges.D2;
        given.drawCentre(frame, segment, segment.level);
    }
}
