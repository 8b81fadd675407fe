package org.allteach.spc;

/** Charts of counts and of ratios, and the prime charts that also allow for variation between points. */
final class RatioCharts {
    /** The upper limit of ranges of two in average ranges, exactly: what screens an i prime chart. */
    private static final double EXACT_D4 = 3 * Math.sqrt(Math.PI / 2 - 1) + 1;

    private static final double FOREVER = Double.POSITIVE_INFINITY;

    private RatioCharts() {}

    static void c(Frame frame, Segment segment, Given given) {
        double mean = ValueCharts.mean(frame.value, frame, segment);
        for (int i = segment.from; i < segment.end; i++) {
            double centre = given.centre(i, mean);
            frame.centre[i] = centre;
            if (given.byProbability()) {
                ProbabilityLimits.poisson(frame, i, centre, 1, given.sigmas);
            } else {
                double sigma = given.knowsSigma() ? given.sigma : Math.sqrt(centre);
                frame.limits(i, centre, given.sigmas * sigma, 0, FOREVER);
            }
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
            double sigma = given.knowsSigma() ? given.sigma : spread / Math.sqrt(frame.denominator[i]);
            frame.limits(i, frame.centre[i], given.sigmas * sigma, -FOREVER, FOREVER);
        }
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
        double share = share(frame, segment);
        for (int i = segment.from; i < segment.end; i++) {
            frame.centre[i] = given.centre(i, share);
        }
    }

    /** The sum of the numerators over that of the denominators, of the base. */
    private static double share(Frame frame, Segment segment) {
        Sum numerators = new Sum();
        Sum denominators = new Sum();
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.included[i]) {
                numerators.add(frame.numerator[i]);
                denominators.add(frame.denominator[i]);
            }
        }
        return numerators.over(denominators);
    }

    private static void limits(Frame frame, Segment segment, Given given, double sigmaZ, double ceiling) {
        for (int i = segment.from; i < segment.end; i++) {
            double centre = frame.centre[i];
            double n = frame.denominator[i];
            if (given.byProbability() && n > 0 && ceiling == 1) {
                ProbabilityLimits.binomial(frame, i, centre, n, n, given.sigmas);
            } else if (given.byProbability() && n > 0) {
                ProbabilityLimits.poisson(frame, i, centre * n, n, given.sigmas);
            } else {
                double sigma = given.knowsSigma() ? given.sigma : sigmaZ * sigma(centre, n, ceiling);
                frame.limits(i, centre, given.sigmas * sigma, 0, ceiling);
            }
        }
    }

    /** The binomial (where there is a ceiling) or Poisson standard deviation of one ratio. */
    private static double sigma(double centre, double n, double ceiling) {
        return Math.sqrt((ceiling == 1 ? centre * (1 - centre) : centre) / n);
    }

    /**
     * How much more the points vary from one to the next than chance allows: Laney, Quality Engineering 14 (2002). On
     * labels, which have no next, it is the standard deviation of the z scores.
     */
    private static double sigmaZ(Frame frame, Segment segment, Given given, double ceiling) {
        double[] z = new double[segment.end];
        for (int i = segment.from; i < segment.end; i++) {
            double distance = frame.value[i] - frame.centre[i];
            // All none or all one: there is no variation to compare with.
            z[i] = distance == 0 ? 0 : distance / sigma(frame.centre[i], frame.denominator[i], ceiling);
        }
        if (!given.onLabels()) {
            return MovingRanges.average(z, frame, segment, given.screen) / MovingRanges.D2;
        }
        double[] included = new double[segment.baseEnd - segment.from];
        int count = 0;
        Sum sum = new Sum();
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.included[i]) {
                included[count++] = z[i];
                sum.add(z[i]);
            }
        }
        return SubgroupCharts.standardDeviation(included, count, sum.mean());
    }
}
