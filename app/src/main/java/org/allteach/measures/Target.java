package org.allteach.measures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The goal of a measure in the units shown: constant, or in steps over time. Without steps there is none. */
public record Target(List<Step> steps) {

    public static final Target NONE = new Target(List.of());

    /** A goal from a day on; from the beginning where it names none. */
    public record Step(@Nullable LocalDate from, double value) {}

    public Target {
        steps = List.copyOf(steps);
    }

    public static Target of(double value) {
        return new Target(List.of(new Step(null, value)));
    }

    public boolean isNone() {
        return steps.isEmpty();
    }

    /** Whether it is one number for all time. */
    public boolean isConstant() {
        return steps.size() == 1 && steps.getFirst().from() == null;
    }

    /** The goal on a day; null before the first step. */
    public @Nullable Double at(LocalDate day) {
        Double value = null;
        for (Step step : steps) {
            LocalDate from = step.from();
            if (from == null || !from.isAfter(day)) {
                value = step.value();
            }
        }
        return value;
    }
}
