package org.allteach.definitions;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.measures.Measure;
import org.allteach.measures.Target;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** A measure in words. */
final class DefinitionWords {

    private static final int DECIMALS = 6;

    private DefinitionWords() {}

    static String nature(Collaborative collaborative, Measure measure) {
        return Visit.text(
                "definitions.nature",
                Visit.text("definitions.kind." + Given.written(measure.kind())),
                Visit.text("frequency." + Given.written(measure.frequency(collaborative))),
                Visit.text("definitions.direction." + Given.written(measure.direction())));
    }

    /** The target in the units shown, step by step; empty where there is none. */
    static String target(Measure measure) {
        return measure.target().steps().stream()
                .map(step -> told(step, measure.unit()))
                .collect(Collectors.joining(", "));
    }

    private static String told(Target.Step step, String unit) {
        String value = Visit.number(step.value(), DECIMALS) + (unit.equals("%") ? "%" : " " + unit).stripTrailing();
        LocalDate from = step.from();
        return from == null ? value : Visit.text("definitions.from", value, Visit.date(from));
    }

    /** A field of an earlier definition, as it was written. */
    static String written(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
