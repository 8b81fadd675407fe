package org.allteach.spc;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chart, calculated: everything that its picture shows. In the units shown.
 *
 * <p>The accessors by index return {@code NaN} where there is none and allocate nothing; {@link #points()} has the same
 * as records.
 */
public final class Analysis implements Result {
    private final Chart chart;
    private final Series series;
    private final Options options;
    private final Frame frame;
    private final double @Nullable [] target;
    private final List<Phase> phases;
    private final List<Signal> signals;
    private final List<Warning> warnings;
    private final @Nullable Variation variation;
    private final @Nullable Assurance assurance;

    Analysis(Chart chart, Series series, Options options, Frame frame, List<Segment> segments, List<Signal> signals) {
        this.chart = chart;
        this.series = series;
        this.options = options;
        this.frame = frame;
        this.target = options.target() == null ? null : options.target().on(series);
        this.signals = Collections.unmodifiableList(signals);
        this.phases = segments.stream()
                .map(segment -> Judgement.phase(chart, frame, segment, options))
                .toList();
        this.warnings = Judgement.warnings(chart, frame, segments, phases);
        this.variation = Judgement.variation(frame, options.direction());
        this.assurance = Judgement.assurance(frame, series, options);
    }

    @Override
    public Analysis orThrow() {
        return this;
    }

    /** The kind of chart. */
    public Chart chart() {
        return chart;
    }

    /** What was analysed. */
    public Series series() {
        return series;
    }

    /** The options that were used: rules, screening, sigmas and all. */
    public Options options() {
        return options;
    }

    /** The number of points. */
    public int size() {
        return frame.size;
    }

    /** What is plotted; for a ratio, already divided. */
    public double value(int index) {
        return frame.value[index];
    }

    /** The centre line at a point. */
    public double centre(int index) {
        return frame.centre[index];
    }

    /** The lower control limit at a point. */
    public double lower(int index) {
        return frame.lower[index];
    }

    /** The upper control limit at a point. */
    public double upper(int index) {
        return frame.upper[index];
    }

    /** Two thirds of the way to the lower limit. */
    public double lower95(int index) {
        return frame.lower95[index];
    }

    /** Two thirds of the way to the upper limit. */
    public double upper95(int index) {
        return frame.upper95[index];
    }

    /** One third of the way to the lower limit. */
    public double lower68(int index) {
        return frame.lower68[index];
    }

    /** One third of the way to the upper limit. */
    public double upper68(int index) {
        return frame.upper68[index];
    }

    /** The moving average of an ewma chart; {@code NaN} on others. */
    public double smoothed(int index) {
        return index < frame.smoothed.length ? frame.smoothed[index] : Double.NaN;
    }

    /** The upward sum of a cusum chart, in sigma; {@code NaN} on others. */
    public double cusumHigh(int index) {
        return index < frame.cusumHigh.length ? frame.cusumHigh[index] : Double.NaN;
    }

    /** The downward sum of a cusum chart, at most 0, in sigma; {@code NaN} on others. */
    public double cusumLow(int index) {
        return index < frame.cusumLow.length ? frame.cusumLow[index] : Double.NaN;
    }

    /** The target at a point. */
    public double target(int index) {
        return target == null ? Double.NaN : target[index];
    }

    /** The number of the phase that a point belongs to, from 0. */
    public int phase(int index) {
        return frame.phase[index];
    }

    /** Whether a point may be calculated with: not excluded by a person. */
    public boolean included(int index) {
        return !frame.excluded[index];
    }

    /** Whether a point is part of a signal of that rule. */
    public boolean signals(int index, Rule rule) {
        return frame.flagged(index, rule);
    }

    /** Whether a point is part of any signal. */
    public boolean signals(int index) {
        return frame.flags[index] != 0;
    }

    /** One point as a record. */
    public Point point(int index) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (Rule rule : Rule.values()) {
            if (signals(index, rule)) {
                rules.add(rule);
            }
        }
        return new Point(
                series.x(index),
                orNull(value(index)),
                orNull(centre(index)),
                orNull(lower(index)),
                orNull(upper(index)),
                orNull(lower95(index)),
                orNull(upper95(index)),
                orNull(lower68(index)),
                orNull(upper68(index)),
                orNull(target(index)),
                phase(index),
                included(index),
                Collections.unmodifiableSet(rules));
    }

    /** All points, as a view that makes each record when asked for it. */
    public List<Point> points() {
        return new AbstractList<>() {
            @Override
            public Point get(int index) {
                return point(index);
            }

            @Override
            public int size() {
                return frame.size;
            }
        };
    }

    /** The phases in their order; none if there are no points. */
    public List<Phase> phases() {
        return phases;
    }

    /** The signals, phase by phase. */
    public List<Signal> signals() {
        return signals;
    }

    /** The signals that a point is part of. */
    public List<Signal> signalsAt(int index) {
        List<Signal> found = new ArrayList<>();
        for (Signal signal : signals) {
            if (signal.from() <= index && index <= signal.to() && signals(index, signal.rule())) {
                found.add(signal);
            }
        }
        return found;
    }

    /** The variation icon; null if no point has a value. */
    public @Nullable Variation variation() {
        return variation;
    }

    /** The assurance icon; null without a target, a direction or limits. */
    public @Nullable Assurance assurance() {
        return assurance;
    }

    /** What to know before trusting it, phase by phase. */
    public List<Warning> warnings() {
        return warnings;
    }

    static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
