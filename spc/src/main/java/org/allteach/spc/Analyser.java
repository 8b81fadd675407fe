package org.allteach.spc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of an analysis: check, prepare, calculate each phase, find signals, judge. An analyser can take one series
 * after another and needs no new memory for the next, unless it is longer.
 */
final class Analyser {
    final Chart chart;
    final Options options;
    Frame frame;
    /** The phases of the series at hand; none if it has no points. */
    List<Segment> segments = List.of();

    private final boolean thirds;
    private final Given given;
    private final int[] starts;
    private final List<Segment> allSegments;
    private Patterns patterns;
    /** The size that the phases of the points have been written down for. */
    private int placed = -1;

    /** For charts of series up to a size, which may grow; the lines at one third are drawn if a rule asks for them, or if wanted. */
    Analyser(Chart chart, Options options, int capacity, boolean thirds) {
        this.chart = chart;
        this.options = options;
        this.thirds = thirds || options.rules().hasThirds();
        frame = new Frame(capacity, chart.hasMemory(), this.thirds);
        given = new Given(options);
        starts = starts(options);
        allSegments = new ArrayList<>();
        for (int k = 0; k < starts.length; k++) {
            allSegments.add(new Segment());
        }
        patterns = new Patterns(frame, options);
    }

    static Result analyse(Chart chart, Series series, Options options) {
        List<Problem> problems = Checks.problems(chart, series, options);
        if (!problems.isEmpty()) {
            return new Result.Problems(problems);
        }
        Analyser analyser = new Analyser(chart, options, series.size(), true);
        List<Signal> signals = new ArrayList<>();
        analyser.calculate(series, signals);
        return new Analysis(chart, series, options, analyser.frame, analyser.segments, signals);
    }

    private static int[] starts(Options options) {
        List<Integer> phases = options.phases();
        int before = phases.isEmpty() || phases.getFirst() != 0 ? 1 : 0;
        int[] starts = new int[before + phases.size()];
        for (int k = 0; k < phases.size(); k++) {
            starts[before + k] = phases.get(k);
        }
        return starts;
    }

    /** Everything but the words: those of signals only if there is a list for them. The series has been checked. */
    void calculate(Series series, @Nullable List<Signal> signals) {
        if (series.size() > frame.capacity) {
            frame = new Frame(series.size(), chart.hasMemory(), thirds);
            patterns = new Patterns(frame, options);
            placed = -1;
        }
        given.turnTo(series);
        prepare(series);
        place();
        for (Segment segment : segments) {
            calculate(segment);
        }
        patterns.turnTo(series, signals);
        boolean ordered = chart.hasRuns() && !given.onLabels();
        boolean telling = signals != null;
        for (Segment segment : segments) {
            patterns.find(segment, ordered, telling && !chart.hasMemory());
            if (telling) {
                segment.count(frame.included);
            }
            segment.scale(options.multiplier());
        }
        frame.scale(options.multiplier());
    }

    private void prepare(Series series) {
        frame.size = series.size();
        if (chart.ofSubgroups() || chart.hasMemory()) {
            frame.forget();
        }
        if (series.hasSubgroups()) {
            SubgroupCharts.prepare(chart, frame, series);
        } else {
            series.fill(frame);
        }
        series.markIncluded(frame);
        Arrays.fill(frame.flags, 0, frame.size, 0);
    }

    private void place() {
        int size = frame.size;
        boolean moved = size != placed;
        placed = size;
        segments = size == 0 ? List.of() : allSegments;
        for (int k = 0; k < segments.size(); k++) {
            int from = starts[k];
            int end = k + 1 < starts.length ? starts[k + 1] : size;
            int baseline = options.baseline() == null ? end - from : options.baseline();
            segments.get(k).place(from, end, (int) Math.min(end, (long) from + baseline));
            if (moved) {
                Arrays.fill(frame.phase, from, end, k);
            }
        }
    }

    private void calculate(Segment segment) {
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
}
