package org.allteach.spc;

import java.util.ArrayList;
import java.util.List;

/** Finds everything that is wrong with a funnel's request. */
final class FunnelChecks {
    private static final double LARGEST = 1e100;

    private FunnelChecks() {}

    static List<Problem> problems(List<Funnel.Unit> units, Funnel.Options options) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            unit("units[" + i + "].", units.get(i), options.kind(), problems);
        }
        if (!fits(options)) {
            problems.add(Problem.of(
                    "method",
                    options.method().id(),
                    "funnel-method",
                    options.kind().id()));
        }
        if (!(options.trim() >= 0 && options.trim() < 0.5)) {
            problems.add(Problem.of("trim", options.trim(), "below-half"));
        }
        if (!(options.multiplier() > 0 && options.multiplier() < LARGEST)) {
            problems.add(Problem.of("multiplier", options.multiplier(), "above-zero"));
        }
        Double target = options.target();
        if (target != null && !(target > 0 && target < LARGEST)) {
            problems.add(Problem.of("target", target, "above-zero"));
        } else if (target != null && options.kind() == Funnel.Kind.PROPORTION && target >= options.multiplier()) {
            problems.add(Problem.of("target", target, "between", options.multiplier()));
        }
        return problems;
    }

    private static boolean fits(Funnel.Options options) {
        return switch (options.method()) {
            case NORMAL -> true;
            case EXACT -> options.kind() != Funnel.Kind.RATIO_OF_COUNTS;
            case SHMI, CQC -> options.kind() == Funnel.Kind.STANDARDISED_RATIO;
        };
    }

    private static void unit(String at, Funnel.Unit unit, Funnel.Kind kind, List<Problem> problems) {
        if (!(unit.denominator() > 0 && unit.denominator() < LARGEST)) {
            problems.add(Problem.of(at + "denominator", given(unit.denominator()), "above-zero"));
        }
        if (!(unit.numerator() >= 0 && unit.numerator() < LARGEST)) {
            problems.add(Problem.of(at + "numerator", given(unit.numerator()), "at-least-zero"));
        } else if (kind == Funnel.Kind.PROPORTION && unit.numerator() > unit.denominator()) {
            problems.add(Problem.of(at + "numerator", unit.numerator(), "at-most-denominator", unit.denominator()));
        }
    }

    private static @org.jspecify.annotations.Nullable Object given(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
