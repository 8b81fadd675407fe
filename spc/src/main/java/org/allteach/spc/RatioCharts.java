package org.allteach.spc;

/** Charts of counts and of ratios of counts, and the prime charts that also allow for variation between points. */
final class RatioCharts {

    private RatioCharts() {}

    static void c(Frame frame, Segment segment, Given given) {
        double mean = ValueCharts.mean(frame.value, frame, segment);
        for (int i = segment.from; i < segment.end; i++) {
            frame.centre[i] = given.centre(i, mean);
            double sigma = given.knowsSigma() ? given.sigma : Math.sqrt(frame.centre[i]);
            frame.limits(i, frame.centre[i], given.sigmas * sigma, 0, Double.POSITIVE_INFINITY);
        }
        segment.sigma = given.knowsSigma() ? given.sigma : !given.knowsCentre() ? Math.sqrt(mean) : Double.NaN;
    }

    static void p(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        limits(frame, segment, given, 1, 1);
    }

    static void u(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        limits(frame, segment, given, 1, Double.POSITIVE_INFINITY);
    }

    static void pPrime(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        segment.sigmaZ = sigmaZ(frame, segment, given, 1);
        limits(frame, segment, given, segment.sigmaZ, 1);
    }

    static void uPrime(Frame frame, Segment segment, Given given) {
        centre(frame, segment, given);
        segment.sigmaZ = sigmaZ(frame, segment, given, Double.POSITIVE_INFINITY);
        limits(frame, segment, given, segment.sigmaZ, Double.POSITIVE_INFINITY);
    }

    /** The sum of the numerators over that of the denominators, of the base. */
    private static void centre(Frame frame, Segment segment, Given given) {
        Sum numerators = new Sum();
        Sum denominators = new Sum();
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.included[i]) {
                numerators.add(frame.numerator[i]);
                denominators.add(frame.denominator[i]);
            }
        }
        double ratio = numerators.over(denominators);
        for (int i = segment.from; i < segment.end; i++) {
            frame.centre[i] = given.centre(i, ratio);
        }
    }

    private static void limits(Frame frame, Segment segment, Given given, double sigmaZ, double ceiling) {
        for (int i = segment.from; i < segment.end; i++) {
            double sigma = given.knowsSigma() ? given.sigma : sigmaZ * sigma(frame, i, ceiling);
            frame.limits(i, frame.centre[i], given.sigmas * sigma, 0, ceiling);
        }
    }

    /** The binomial (where there is a ceiling) or Poisson standard deviation of one ratio. */
    private static double sigma(Frame frame, int i, double ceiling) {
        double centre = frame.centre[i];
        double variance = ceiling == 1 ? centre * (1 - centre) : centre;
        return Math.sqrt(variance / frame.denominator[i]);
    }

    /**
     * How much more the points vary from one to the next than chance allows: Laney, Quality Engineering 14 (2002). On
     * labels, which have no next, it is the standard deviation of the z scores.
     */
    private static double sigmaZ(Frame frame, Segment segment, Given given, double ceiling) {
        double[] z = new double[segment.end];
        for (int i = segment.from; i < segment.end; i++) {
            double sigma = sigma(frame, i, ceiling);
            // All none or all one: no variation to compare with.
            z[i] = sigma == 0 ? 0 : (frame.value[i] - frame.centre[i]) / sigma;
        }
        return given.onLabels()
                ? standardDeviation(z, frame, segment)
                : MovingRanges.average(z, frame, segment, given.screen) / MovingRanges.D2;
    }

    private static double standardDeviation(double[] value, Frame frame, Segment segment) {
        double mean = ValueCharts.mean(value, frame, segment);
        Sum squares = new Sum();
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.included[i]) {
                squares.add((value[i] - mean) * (value[i] - mean));
            }
        }
        return squares.count() < 2 ? Double.NaN : Math.sqrt(squares.value() / (squares.count() - 1));
    }
}
