package org.allteach.spc;

import java.util.Arrays;

/** Charts of counts and of ratios, and the prime charts that also allow for variation between points. */
final class RatioCharts {
    /** The upper limit of ranges of two in average ranges, exactly: what screens an i prime chart. */
    private static final double EXACT_D4 = 3 * Math.sqrt(Math.PI / 2 - 1) + 1;

    private static final double FOREVER = Double.POSITIVE_INFINITY;

    private RatioCharts() {}

    static void c(Frame frame, Segment segment, Given given) {
        double mean = ValueCharts.mean(frame.value, frame, segment);
        given.drawCentre(frame, segment, mean);
        int last = given.centreVaries() ? segment.end : segment.from + 1;
        for (int i = segment.from; i < last; i++) {
            double centre = frame.centre[i];
            if (given.byProbability()) {
                ProbabilityLimits.poisson(frame, i, centre, 1, given.sigmas);
            } else {
                double sigma = given.knowsSigma() ? given.sigma : Math.sqrt(centre);
                frame.limits(i, centre, given.sigmas * sigma, 0, FOREVER);
            }
        }
        if (!given.centreVaries()) {
            frame.spreadLimits(segment);
        }
        segment.sigma = given.knowsSigma() ? given.sigma : given.knowsCentre() ? Double.NaN : Math.sqrt(mean);
    }

    static void p(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        limits(frame, segment, given, 1, 1);
    }

    static void u(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        limits(frame, segment, given, 1, FOREVER);
    }

    static void pPrime(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        segment.sigmaZ = sigmaZ(frame, segment, given, 1);
        limits(frame, segment, given, segment.sigmaZ, 1);
    }

    static void uPrime(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        segment.sigmaZ = sigmaZ(frame, segment, given, FOREVER);
        limits(frame, segment, given, segment.sigmaZ, FOREVER);
    }

    /** A p chart in numbers of units instead of shares. */
    static void np(Frame frame, Segment segment, Given given) {
        double share = share(frame, segment);
        for (int i = segment.from; i < segment.end; i++) {
            double n = frame.denominator[i];
            double centre = given.centre(i, n * share);
            double p = centre / n;
            frame.centre[i] = centre;
            frame.value[i] = frame.present(i) ? frame.numerator[i] : Double.NaN;
            if (given.byProbability() && n > 0) {
                ProbabilityLimits.binomial(frame, i, p, n, 1, given.sigmas);
            } else {
                double sigma = given.knowsSigma() ? given.sigma : Math.sqrt(centre * (1 - p));
                frame.limits(i, centre, given.sigmas * sigma, 0, n);
            }
        }
    }

    /**
     * An i chart of ratios that lets large denominators count for more: Taylor's normalised individuals chart. Ranges
     * close over excluded points, a gap has none on either side.
     */
    static void iPrime(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        double spread = spread(frame, segment, FOREVER);
        if (given.screen) {
            spread = spread(frame, segment, EXACT_D4 * spread);
        }
        for (int i = segment.from; i < segment.end; i++) {
            frame.scratch[i] = given.knowsSigma() ? given.sigma : spread / Math.sqrt(frame.denominator[i]);
        }
        frame.limitsAboutCentre(segment, given.sigmas, -FOREVER, FOREVER);
    }

    private static double spread(Frame frame, Segment segment, double below) {
        Sum sum = new Sum();
        int previous = -1;
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.excluded[i]) {
                continue;
            }
            if (previous >= 0) {
                double range = Math.abs(frame.value[i] - frame.value[previous]);
                double size = Math.sqrt(1 / frame.denominator[i] + 1 / frame.denominator[previous]);
                double deviation = Math.sqrt(Math.PI / 2) * range / size;
                if (deviation < below) {
                    sum.add(deviation);
                }
            }
            previous = i;
        }
        return sum.mean();
    }

    private static void centre(Frame frame, Segment segment, Given given) {
        given.drawCentre(frame, segment, share(frame, segment));
    }

    /** The sum of the numerators over that of the denominators, of the base. */
    private static double share(Frame frame, Segment segment) {
        Sum numerators = new Sum();
        Sum denominators = new Sum();
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.complete || frame.included[i]) {
                numerators.add(frame.numerator[i]);
                denominators.add(frame.denominator[i]);
            }
        }
        return numerators.over(denominators);
    }

    private static void limits(Frame frame, Segment segment, Given given, double sigmaZ, double ceiling) {
        if (given.byProbability()) {
            quantiles(frame, segment, given, ceiling);
            return;
        }
        if (given.knowsSigma()) {
            Arrays.fill(frame.scratch, segment.from, segment.end, given.sigma);
        } else {
            sigmas(frame, segment, given, ceiling);
        }
        frame.limitsAboutCentre(segment, given.sigmas * (given.knowsSigma() ? 1 : sigmaZ), 0, ceiling);
    }

    private static void quantiles(Frame frame, Segment segment, Given given, double ceiling) {
        for (int i = segment.from; i < segment.end; i++) {
            double n = frame.denominator[i];
            if (!(n > 0)) {
                frame.limits(i, Double.NaN, Double.NaN, 0, ceiling);
            } else if (ceiling == 1) {
                ProbabilityLimits.binomial(frame, i, frame.centre[i], n, n, given.sigmas);
            } else {
                ProbabilityLimits.poisson(frame, i, frame.centre[i] * n, n, given.sigmas);
            }
        }
    }

    /** The binomial (where there is a ceiling) or Poisson standard deviations of the ratios. */
    private static void sigmas(Frame frame, Segment segment, Given given, double ceiling) {
        if (given.centreVaries()) {
            for (int i = segment.from; i < segment.end; i++) {
                frame.scratch[i] = Math.sqrt(variance(frame.centre[i], ceiling) / frame.denominator[i]);
            }
        } else {
            roots(variance(frame.centre[segment.from], ceiling), frame.denominator, segment, frame.scratch);
        }
    }

    private static void roots(double variance, double[] denominator, Segment segment, double[] sigma) {
        int end = segment.end;
        for (int i = segment.from; i < end; i++) {
            sigma[i] = Math.sqrt(variance / denominator[i]);
        }
    }

    /** The variance of a single unit. */
    private static double variance(double centre, double ceiling) {
        return ceiling == 1 ? centre * (1 - centre) : centre;
    }

    /**
     * How much more the points vary from one to the next than chance allows: Laney, Quality Engineering 14 (2002). On
     * labels, which have no next, it is the standard deviation of the z scores.
     */
    private static double sigmaZ(Frame frame, Segment segment, Given given, double ceiling) {
        sigmas(frame, segment, given, ceiling);
        double[] z = frame.scratch;
        for (int i = segment.from; i < segment.end; i++) {
            double distance = frame.value[i] - frame.centre[i];
            // All none or all one: there is no variation to compare with.
            z[i] = distance == 0 ? 0 : distance / z[i];
        }
        if (!given.onLabels()) {
            MovingRanges.measure(z, frame, segment, given.screen);
            return segment.range / MovingRanges.D2;
        }
        int count = segment.from;
        Sum sum = new Sum();
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.included[i]) {
                z[count++] = z[i];
                sum.add(z[i]);
            }
        }
        return SubgroupCharts.standardDeviation(z, segment.from, count, sum.mean());
    }
}
