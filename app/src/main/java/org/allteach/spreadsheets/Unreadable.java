package org.allteach.spreadsheets;

import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read, or not to its end: what stands in the way, as a problem for the person who sent it. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Unreadable(String key, Object... arguments) {
        this(Problem.of("file", null, key, arguments), null);
    }

    public Unreadable(Problem problem, @Nullable Throwable cause) {
        super(problem.key(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
