package org.allteach.spc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rules write down what they find: flags at the points, and signals for whoever wants words. */
final class Findings {
    private final Frame frame;
    private final Options options;
    private Series series = Series.of();
    private @Nullable List<Signal> signals;

    Findings(Frame frame, Options options) {
        this.frame = frame;
        this.options = options;
    }

    /** Turns to a series; without a list for signals, flags will do. */
    void turnTo(Series next, @Nullable List<Signal> found) {
        series = next;
        signals = found;
    }

    /** Whether anybody wants signals. */
    boolean telling() {
        return signals != null;
    }

    /** Flags a point; for a rule without a side, with the side that the point lies on. */
    void flag(int i, Rule rule, @Nullable Boolean high) {
        frame.flag(i, rule, high == null ? frame.value[i] > frame.centre[i] : high);
    }

    /** A pattern's signal, in the rule's own words; those mention the details and then the first and the last point. */
    void signal(Rule rule, int from, int to, int completedAt, @Nullable Boolean high, Object... details) {
        tell(rule, rule.id(), from, to, completedAt, high, details);
    }

    /** A signal in other words than the rule's own. */
    void tell(Rule rule, String key, int from, int to, int completedAt, @Nullable Boolean high, Object... details) {
        if (signals == null) {
            return;
        }
        Boolean favourable = null;
        if (high != null && options.direction() != Direction.NEITHER) {
            favourable = high == (options.direction() == Direction.INCREASE);
        }
        signals.add(new Signal(rule, from, to, completedAt, high, favourable, key, List.of(details)));
    }

    /** A number in the units shown: what is found is found before scaling, which can make ties. */
    double shown(double number) {
        return number * options.multiplier();
    }

    /** The place of a point on the axis, as words mention it. */
    String x(int i) {
        return series.x(i);
    }
}
