package org.allteach.measures;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The goal of a measure in the units shown: constant, or in steps over time. Without steps there is none. */
public record Target(List<Step> steps) {

    public static final Target NONE = new Target(List.of());

    /** A goal from a day on; from the beginning where it names none. */
    public record Step(@Nullable LocalDate from, double value) {

        private Map<String, Object> content() {
            var content = new LinkedHashMap<String, Object>();
            if (from != null) {
                content.put("from", from.toString());
            }
            content.put("value", value);
            return content;
        }
    }

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

    /** As the API writes it: null, one number, or a list of steps. */
    @Nullable
    Object content() {
        if (isNone()) {
            return null;
        }
        return isConstant()
                ? (Object) steps.getFirst().value()
                : steps.stream().map(Step::content).toList();
    }

    /** As a form shows it: one number, or a line for each step. */
    String text() {
        return steps.stream()
                .map(step -> (step.from() == null ? "" : step.from() + " ") + plain(step.value()))
                .collect(Collectors.joining("\n"));
    }

    /** A number in strict form, without a point where it has no decimals. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
