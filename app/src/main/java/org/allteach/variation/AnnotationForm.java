package org.allteach.variation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A note, a phase or an exclusion as somebody typed it.
 *
 * @param kind which of the page's forms it came from
 * @param text the note's words, or the reason of a decision
 */
record AnnotationForm(Kind kind, String period, String label, String text) {

    enum Kind {
        NOTE,
        PHASE,
        EXCLUSION
    }

    static final AnnotationForm EMPTY = new AnnotationForm(Kind.NOTE, "", "", "");

    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_LABEL = 60;

    /** The names of the fields, each unique on the page. */
    String field(String name) {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + name;
    }

    /** All that is wrong with it. */
    List<Problem> problems(List<LocalDate> places) {
        var problems = new ArrayList<Problem>();
        LocalDate start = start();
        if (start == null || !places.contains(start)) {
            problems.add(Problem.of(field("period"), period, "variation.problem.period"));
        }
        if (text.isBlank()) {
            problems.add(Problem.of(field("text"), text, "problem.required"));
        } else if (text.length() > LONGEST_TEXT) {
            problems.add(Problem.of(field("text"), null, "problem.tooLong", LONGEST_TEXT));
        }
        if (kind == Kind.PHASE && label.isBlank()) {
            problems.add(Problem.of(field("label"), label, "problem.required"));
        } else if (label.length() > LONGEST_LABEL) {
            problems.add(Problem.of(field("label"), null, "problem.tooLong", LONGEST_LABEL));
        }
        return problems;
    }

    @Nullable
    LocalDate start() {
        try {
            return LocalDate.parse(period);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
