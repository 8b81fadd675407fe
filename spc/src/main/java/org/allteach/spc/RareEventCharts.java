package org.allteach.spc;

/** Charts of what lies between rare events: g of cases, t of time. */
final class RareEventCharts {
    /** The power that makes times between events nearly normal: Nelson, Journal of Quality Technology 26 (1994). */
    private static final double T_POWER = 3.6;

    /** The median of a geometric distribution is about this many means: ln 2, as printed. */
    private static final double MEDIAN_OF_MEAN = 0.693;

    private RareEventCharts() {}

    /** Limits from the mean of a geometric distribution counted from 0; the line at the median, which halves the points. */
    static void g(Frame frame, Segment segment, Given given) {
        double mean = ValueCharts.mean(frame.value, frame, segment);
        double median = ValueCharts.median(frame, segment);
        for (int i = segment.from; i < segment.end; i++) {
            double known = given.centre(i, Double.NaN);
            frame.centre[i] = Double.isNaN(known) ? median : MEDIAN_OF_MEAN * known;
        }
        int last = given.centreVaries() ? segment.end : segment.from + 1;
        for (int i = segment.from; i < last; i++) {
            double middle = given.centre(i, mean);
            if (given.byProbability()) {
                ProbabilityLimits.geometric(frame, i, middle, given.sigmas);
            } else {
                frame.limits(i, middle, given.sigmas * sigma(given, middle), 0, Double.POSITIVE_INFINITY);
            }
        }
        if (!given.centreVaries()) {
            frame.spreadLimits(segment);
        }
        segment.mean = given.centre(segment.from, mean);
        segment.median = frame.centre[segment.from];
        segment.sigma = sigma(given, segment.mean);
    }

    private static double sigma(Given given, double mean) {
        return given.knowsSigma() ? given.sigma : Math.sqrt(mean * (mean + 1));
    }

    /** The mean transformed back; exactly the value of a point that is on it, for a tie must stay one. */
    private static double back(double mean, double[] y, Frame frame, Segment segment) {
        for (int i = segment.from; i < segment.end; i++) {
            if (y[i] == mean) {
                return frame.value[i];
            }
        }
        return Math.pow(mean, T_POWER);
    }

    /** An i chart of the values to the power 1/3.6, transformed back. */
    static void t(Frame frame, Segment segment, Given given) {
        double[] y = frame.scratch;
        for (int i = segment.from; i < segment.end; i++) {
            y[i] = Math.pow(frame.value[i], 1 / T_POWER);
        }
        MovingRanges.measure(y, frame, segment, given.screen);
        double mean = segment.level;
        double sigma = segment.range / MovingRanges.D2;
        given.drawCentre(frame, segment, back(mean, y, frame, segment));
        int last = given.centreVaries() ? segment.end : segment.from + 1;
        for (int i = segment.from; i < last; i++) {
            double known = given.centre(i, Double.NaN);
            double middle = Double.isNaN(known) ? mean : Math.pow(known, 1 / T_POWER);
            if (sigma == 0) {
                // There and back again would part the limits from the centre by a rounding, and flag every point.
                frame.limits(i, frame.centre[i], 0, 0, Double.POSITIVE_INFINITY);
            } else {
                frame.limits(i, middle, given.sigmas * sigma, 0, Double.POSITIVE_INFINITY);
                frame.raise(i, T_POWER);
            }
        }
        if (!given.centreVaries()) {
            frame.spreadLimits(segment);
        }
    }
}
