package org.allteach.diagrams;

import java.util.List;
import org.allteach.collaboratives.Given;
import org.allteach.theory.Outline;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * The form into which an outline is pasted, and what would become of it.
 *
 * @param typed what was pasted, as it was
 * @param outline how it was read; null before anything was pasted
 */
record OutlinePage(Scope scope, String typed, @Nullable Outline outline) implements Page {

    @Override
    public int status() {
        return problems().isEmpty() ? 200 : 422;
    }

    List<Problem> problems() {
        return outline == null ? List.of() : outline.problems();
    }

    List<Outline.Line> lines() {
        return outline == null ? List.of() : outline.lines();
    }

    long added() {
        return lines().stream()
                .filter(line -> !line.isKnown())
                .map(line -> line.kind() + line.text().toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .count();
    }

    boolean isReady() {
        return outline != null && problems().isEmpty();
    }

    /** What is wrong with a line; empty where nothing is. */
    String problem(Outline.Line line) {
        return problems().stream()
                .filter(problem -> problem.row() == line.number())
                .map(Problem::text)
                .findFirst()
                .orElse("");
    }

    static String kind(Outline.Line line) {
        return Visit.text("theory.kind." + Given.written(line.kind()));
    }
}
