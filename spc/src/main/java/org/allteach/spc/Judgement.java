package org.allteach.spc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the numbers of an analysis come to: phases as shown, icons and warnings. */
final class Judgement {
    private static final Rule[] RULES = Rule.values();
    private static final int PROVISIONAL_BELOW = 20;
    private static final int RUN_CHART_BELOW = 12;
    private static final int RUNS_FROM = 10;

    private Judgement() {}

    static Phase phase(Chart chart, Frame frame, Segment segment, Options options) {
        Runs runs = segment.runs;
        Phase.RunsAnalysis analysis = runs.useful == 0
                ? null
                : new Phase.RunsAnalysis(
                        runs.useful,
                        runs.longest,
                        runs.longestLimit(),
                        runs.crossings,
                        runs.crossingsMinimum(),
                        runs.signal());
        boolean known = options.centre() != null && options.sigma() != null;
        return new Phase(
                segment.from,
                segment.end - 1,
                constantCentre(frame, segment),
                Analysis.orNull(segment.sigma),
                Analysis.orNull(segment.sigmaZ),
                Analysis.orNull(segment.mean),
                Analysis.orNull(segment.median),
                segment.observations,
                segment.base,
                chart.hasLimits() && !known && segment.base < PROVISIONAL_BELOW,
                analysis);
    }

    private static @Nullable Double constantCentre(Frame frame, Segment segment) {
        double centre = frame.centre[segment.from];
        for (int i = segment.from + 1; i < segment.end; i++) {
            if (frame.centre[i] != centre) {
                return null;
            }
        }
        return Analysis.orNull(centre);
    }

    /** The icon of the last point with a value: the first rule, in the order of precedence, that has flagged it. */
    static @Nullable Variation variation(Frame frame, Direction direction) {
        int last = frame.size - 1;
        while (last >= 0 && !frame.present(last)) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        if (frame.flags[last] == 0) {
            return Variation.COMMON_CAUSE;
        }
        Rule rule = RULES[Integer.numberOfTrailingZeros(frame.flags[last])];
        boolean high = frame.flaggedHigh(last, rule);
        return Variation.of(high, direction, rule.sided());
    }

    /** Compares the target at the last point that has limits with these. */
    static @Nullable Assurance assurance(Frame frame, Series series, Options options) {
        Line line = options.target();
        int last = frame.size - 1;
        while (last >= 0 && Double.isNaN(frame.upper[last])) {
            last--;
        }
        if (last < 0 || line == null || options.direction() == Direction.NEITHER) {
            return null;
        }
        double target = line instanceof Line.Constant constant ? constant.value() : line.on(series)[last];
        boolean above = target > frame.upper[last];
        boolean below = target < frame.lower[last];
        if (Double.isNaN(target)) {
            return null;
        }
        if (!above && !below) {
            return Assurance.HIT_OR_MISS;
        }
        return above == (options.direction() == Direction.INCREASE) ? Assurance.FAIL : Assurance.PASS;
    }

    static List<Warning> warnings(Chart chart, Frame frame, List<Segment> segments, List<Phase> phases) {
        List<Warning> warnings = new ArrayList<>();
        for (int k = 0; k < phases.size(); k++) {
            Segment segment = segments.get(k);
            Phase phase = phases.get(k);
            List<Object> details = List.of(k + 1, segment.base);
            if (phase.provisional() && !hasLimits(frame, segment)) {
                warnings.add(new Warning(Warning.Kind.NO_LIMITS, k, details));
            } else if (phase.provisional()) {
                warnings.add(new Warning(Warning.Kind.PROVISIONAL_LIMITS, k, details));
            }
            if (phase.provisional() && segment.base < RUN_CHART_BELOW) {
                warnings.add(new Warning(Warning.Kind.RATHER_RUN_CHART, k, details));
            }
            Phase.RunsAnalysis runs = phase.runs();
            if (segment.runs.meant && runs != null && runs.useful() < RUNS_FROM) {
                warnings.add(new Warning(Warning.Kind.FEW_FOR_RUNS, k, List.of(k + 1, runs.useful())));
            }
        }
        return List.copyOf(warnings);
    }

    private static boolean hasLimits(Frame frame, Segment segment) {
        for (int i = segment.from; i < segment.end; i++) {
            if (!Double.isNaN(frame.upper[i])) {
                return true;
            }
        }
        return false;
    }
}
