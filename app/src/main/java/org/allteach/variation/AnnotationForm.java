package org.allteach.variation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.spc.Chart;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A note or a decision as somebody typed it.
 *
 * @param kind what is decided; null for a note
 * @param text the note's words, or the reason of a decision
 */
record AnnotationForm(Decision.@Nullable Kind kind, String period, String label, String text) {

    static final AnnotationForm EMPTY = new AnnotationForm(null, "", "", "");

    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_BASELINE = 1000;

    /** What was typed, without what no database keeps: control characters, halves of characters, space around it. */
    static AnnotationForm of(Decision.@Nullable Kind kind, Map<String, String> typed) {
        String name = name(kind) + "-";
        String label = clean(typed.getOrDefault(name + "label", ""));
        return new AnnotationForm(
                kind,
                typed.getOrDefault(name + "period", ""),
                kind == Decision.Kind.TARGET ? label.replace(',', '.') : label,
                clean(typed.getOrDefault(name + "text", "")));
    }

    /** The form for a phase from that period on, as a suggestion leads to it. */
    static AnnotationForm phaseFrom(String period) {
        return period.isEmpty() ? EMPTY : new AnnotationForm(Decision.Kind.PHASE, period, "", "");
    }

    private static String clean(String typed) {
        var clean = new StringBuilder();
        typed.codePoints()
                .filter(c -> c >= ' ' || c == '\n')
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static String name(Decision.@Nullable Kind kind) {
        return kind == null ? "note" : kind.word();
    }

    /** The names of the fields, each unique on the page. */
    String field(String field) {
        return name(kind) + "-" + field;
    }

    /** The place that it is about; null where there is none such. */
    @Nullable
    LocalDate start(List<LocalDate> places) {
        if (kind != null && !kind.isPlaced()) {
            return places.isEmpty() ? null : places.getFirst();
        }
        try {
            LocalDate start = LocalDate.parse(period);
            return places.contains(start) ? start : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** All that is wrong with it. */
    List<Problem> problems(List<LocalDate> places) {
        var problems = new ArrayList<Problem>();
        if (start(places) == null) {
            problems.add(Problem.of(field("period"), period, "variation.problem.period"));
        }
        if (text.isBlank()) {
            problems.add(Problem.of(field("text"), text, "problem.required"));
        } else if (text.length() > LONGEST_TEXT) {
            problems.add(Problem.of(field("text"), null, "problem.tooLong", LONGEST_TEXT));
        }
        if (kind != null && kind.isLabelled()) {
            label(kind, problems);
        }
        return problems;
    }

    private void label(Decision.Kind kind, List<Problem> problems) {
        if (label.isBlank()) {
            problems.add(Problem.of(field("label"), label, "problem.required"));
        } else if (label.length() > LONGEST_LABEL) {
            problems.add(Problem.of(field("label"), null, "problem.tooLong", LONGEST_LABEL));
        } else if (!isMeant(kind)) {
            problems.add(Problem.of(field("label"), label, "variation.problem." + kind.word()));
        }
    }

    /** Whether the label is one of its kind. */
    private boolean isMeant(Decision.Kind kind) {
        return switch (kind) {
            case CHART -> Chart.of(label).isPresent();
            case RULES -> Collaborative.RULE_SETS.contains(label);
            case BASELINE -> isNumber(LONGEST_BASELINE) && label.chars().allMatch(Character::isDigit);
            case TARGET -> isNumber(1e15);
            default -> true;
        };
    }

    private boolean isNumber(double most) {
        try {
            // A number that is not finite is not below anything.
            return Math.abs(Double.parseDouble(label)) <= most && label.matches("[-+.0-9eE]+");
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
