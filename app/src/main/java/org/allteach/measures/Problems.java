package org.allteach.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.allteach.web.Problem;

/** What is wrong with many rows: all of it is counted, the first thousand are kept. */
public final class Problems {

    private static final int KEPT = 1000;

    private final List<Problem> first = new ArrayList<>();
    private final Consumer<Problem> each;
    private long count;

    public Problems() {
        this(problem -> {});
    }

    /** Also hands on every one of them, whoever wants to keep more. */
    public Problems(Consumer<Problem> each) {
        this.each = each;
    }

    public void add(Problem problem) {
        if (first.size() < KEPT) {
            first.add(problem);
        }
        count++;
        each.accept(problem);
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public long count() {
        return count;
    }

    public List<Problem> first() {
        return List.copyOf(first);
    }
}
