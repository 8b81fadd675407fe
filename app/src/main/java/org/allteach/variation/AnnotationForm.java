package org.allteach.variation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** What was typed, without what no database keeps: control characters, halves of characters, space around it. */
    static AnnotationForm of(Kind kind, String period, String label, String text) {
        return new AnnotationForm(kind, period, clean(label), clean(text));
    }

    private static String clean(String typed) {
        var clean = new StringBuilder();
        typed.codePoints()
                .filter(c -> c >= ' ' || c == '\n')
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    /** The names of the fields, each unique on the page. */
    String field(String name) {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + name;
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
