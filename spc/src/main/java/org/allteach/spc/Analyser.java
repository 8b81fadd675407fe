package org.allteach.spc;

import java.util.ArrayList;
import java.util.List;

/** The stages of an analysis: check, prepare, calculate each phase, find signals, judge. */
final class Analyser {

    private Analyser() {}

    static Result analyse(Chart chart, Series series, Options options) {
        List<Problem> problems = Checks.problems(chart, series, options);
        if (!problems.isEmpty()) {
            return new Result.Problems(problems);
        }
        Frame frame = frame(chart, series);
        List<Segment> segments = segments(frame, options);
        Given given = new Given(series, options);
        for (Segment segment : segments) {
            calculate(chart, frame, segment, given);
            count(frame, segment);
        }
        frame.findSides();
        boolean ordered = chart.hasRuns() && !given.onLabels();
        for (Segment segment : segments) {
            segment.runs = chart.hasMemory() ? Runs.NONE : Runs.of(frame, segment.from, segment.end, ordered);
            segment.scale(options.multiplier());
        }
        frame.scale(options.multiplier());
        List<Signal> signals = new ArrayList<>();
        for (Segment segment : segments) {
            new Patterns(frame, segment, series, options, signals).find(ordered);
        }
        return new Analysis(chart, series, options, frame, segments, signals);
    }

    private static Frame frame(Chart chart, Series series) {
        Frame frame = new Frame(series.size(), chart.hasMemory());
        if (series.hasSubgroups()) {
            SubgroupCharts.prepare(chart, frame, series);
        } else {
            prepare(frame, series);
        }
        for (int i = 0; i < frame.size; i++) {
            frame.excluded[i] = series.excluded(i);
            frame.included[i] = !frame.excluded[i] && frame.present(i);
        }
        return frame;
    }

    private static void prepare(Frame frame, Series series) {
        for (int i = 0; i < frame.size; i++) {
            double numerator = series.numerator(i);
            double denominator = series.denominator(i);
            frame.numerator[i] = numerator;
            // Without its numerator, nobody knows that the denominator is right: no limits there.
            frame.denominator[i] = denominator == 0 || Double.isNaN(numerator) ? Double.NaN : denominator;
            frame.value[i] = series.hasDenominators() ? numerator / frame.denominator[i] : numerator;
        }
    }

    private static List<Segment> segments(Frame frame, Options options) {
        List<Integer> starts = new ArrayList<>(options.phases());
        if (starts.isEmpty() || starts.getFirst() != 0) {
            starts.addFirst(0);
        }
        List<Segment> segments = new ArrayList<>();
        for (int k = 0; k < starts.size() && frame.size > 0; k++) {
            int from = starts.get(k);
            int end = k + 1 < starts.size() ? starts.get(k + 1) : frame.size;
            int baseline = options.baseline() == null ? end - from : options.baseline();
            for (int i = from; i < end; i++) {
                frame.phase[i] = k;
            }
            segments.add(new Segment(from, end, (int) Math.min(end, (long) from + baseline)));
        }
        return segments;
    }

    private static void calculate(Chart chart, Frame frame, Segment segment, Given given) {
        switch (chart) {
            case RUN -> ValueCharts.run(frame, segment, given);
            case I -> ValueCharts.i(frame, segment, given);
            case MR -> ValueCharts.mr(frame, segment, given);
            case I_PRIME -> RatioCharts.iPrime(frame, segment, given);
            case XBAR -> SubgroupCharts.xbar(frame, segment, given);
            case S -> SubgroupCharts.s(frame, segment, given);
            case R -> SubgroupCharts.r(frame, segment, given);
            case P -> RatioCharts.p(frame, segment, given);
            case P_PRIME -> RatioCharts.pPrime(frame, segment, given);
            case NP -> RatioCharts.np(frame, segment, given);
            case U -> RatioCharts.u(frame, segment, given);
            case U_PRIME -> RatioCharts.uPrime(frame, segment, given);
            case C -> RatioCharts.c(frame, segment, given);
            case G -> RareEventCharts.g(frame, segment, given);
            case T -> RareEventCharts.t(frame, segment, given);
            case EWMA -> MemoryCharts.ewma(frame, segment, given);
            case CUSUM -> MemoryCharts.cusum(frame, segment, given);
            case BERNOULLI_CUSUM -> MemoryCharts.bernoulli(frame, segment, given);
        }
    }

    private static void count(Frame frame, Segment segment) {
        for (int i = segment.from; i < segment.end; i++) {
            if (frame.included[i]) {
                segment.observations++;
                segment.base += i < segment.baseEnd ? 1 : 0;
            }
        }
    }
}
