package org.allteach.spc;

import java.util.List;
import java.util.stream.Collectors;

/** What a request gives: an {@link Analysis}, or all its {@link Problems} at once. */
public sealed interface Result permits Analysis, Result.Problems {

    /**
     * The analysis, for callers whose data are known to be valid.
     *
     * @throws IllegalArgumentException naming every problem, if there are any
     */
    Analysis orThrow();

    /** Why there is no analysis. */
    record Problems(List<Problem> problems) implements Result, Funnel.Answer {

        public Problems {
            problems = List.copyOf(problems);
        }

        @Override
        public Analysis orThrow() {
            throw new IllegalArgumentException(problems.stream()
                    .map(p -> p.at() + ": " + p.given() + ", want " + p.want())
                    .collect(Collectors.joining("; ")));
        }
    }
}
