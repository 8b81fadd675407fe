package org.allteach.spc;

import java.util.Arrays;

/** Charts of one value per point: run, i and mr. */
final class ValueCharts {
    private static final double FOREVER = Double.POSITIVE_INFINITY;

    private ValueCharts() {}

    static void run(Frame frame, Segment segment, Given given) {
        given.drawCentre(frame, segment, median(frame, segment));
    }

    static void i(Frame frame, Segment segment, Given given) {
        MovingRanges.measure(frame.value, frame, segment, given.screen);
        double range = segment.range;
        double factor = given.rules().individualsFactor();
        double sigma = given.knowsSigma() ? given.sigma : factor > 0 ? range * factor / 3 : range / MovingRanges.D2;
        segment.sigma = sigma;
        given.drawCentre(frame, segment, segment.level);
        frame.limitsAboutCentre(segment, given.centreVaries(), given.sigmas * sigma, -FOREVER, FOREVER);
    }

    /** Plots the ranges; their limits are multiples of the average range, so they are never below 0. */
    static void mr(Frame frame, Segment segment, Given given) {
        plotRanges(frame, segment);
        double average = given.knowsSigma() ? MovingRanges.D2 * given.sigma : mean(frame.value, frame, segment);
        for (int i = segment.from; i < segment.end; i++) {
            frame.centre[i] = given.centre(i, average);
            double upper = MovingRanges.D4 * frame.centre[i] * given.sigmas / 3;
            frame.limits(i, 0, upper, 0, FOREVER);
        }
    }

    private static void plotRanges(Frame frame, Segment segment) {
        double previous = Double.NaN;
        for (int i = segment.from; i < segment.end; i++) {
            double here = frame.included[i] ? frame.value[i] : Double.NaN;
            frame.value[i] = Math.abs(here - previous);
            frame.included[i] = frame.present(i);
            previous = here;
        }
        // The first range is missing.
        frame.complete = false;
    }

    static double mean(double[] value, Frame frame, Segment segment) {
        Sum sum = new Sum();
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.complete || frame.included[i]) {
                sum.add(value[i]);
            }
        }
        return sum.mean();
    }

    static double median(Frame frame, Segment segment) {
        double[] sorted = frame.scratch;
        int count = 0;
        for (int i = segment.from; i < segment.baseEnd; i++) {
            if (frame.included[i]) {
                sorted[count++] = frame.value[i];
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(sorted, 0, count);
        double upper = sorted[count / 2];
        return count % 2 == 1 ? upper : (sorted[count / 2 - 1] + upper) / 2;
    }
}
