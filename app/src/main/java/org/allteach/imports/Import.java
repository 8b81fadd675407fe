package org.allteach.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param person who has sent it
 * @param actor who has asked for what a job is doing now
 * @param layout null until it is recognised
 * @param summary what its rows would do or have done; null until they were read
 * @param failure why it cannot be read; null where it can
 * @param stored whether the file itself is still kept
 */
record Import(
        UUID collaborative,
        UUID id,
        UUID person,
        String personName,
        UUID actor,
        String fileName,
        long fileSize,
        State state,
        @Nullable Layout layout,
        long rowsRead,
        long rowsTotal,
        @Nullable Summary summary,
        @Nullable Failure failure,
        Instant receivedAt,
        @Nullable Instant reviewedAt,
        @Nullable Instant committedAt,
        @Nullable Instant endedAt,
        boolean stored,
        int version) {

    /** Where an import stands. Those that are at work have a job that works on them. */
    enum State {
        RECEIVED(true),
        IN_REVIEW(false),
        COMMITTING(true),
        COMMITTED(false),
        UNDOING(true),
        UNDONE(false),
        CANCELLED(false),
        UNREADABLE(false);

        private final boolean atWork;

        State(boolean atWork) {
            this.atWork = atWork;
        }

        boolean isAtWork() {
            return atWork;
        }
    }

    /**
     * What the rows of a file would do, or have done.
     *
     * @param rows rows below the names of the columns
     * @param blank places for a value in which none stood
     * @param filtered rows that the filter left out
     * @param rejected values with problems
     * @param problems how many problems there are; those of one value may be several
     * @param skippedSheets sheets on which the columns were not found
     * @param changes the first of the values that are another
     */
    record Summary(
            long rows,
            long blank,
            long filtered,
            long added,
            long changed,
            long unchanged,
            long rejected,
            long problems,
            long formulas,
            boolean macros,
            List<String> skippedSheets,
            List<Change> changes) {

        /** One value that is another; numbers as they are shown. */
        record Change(
                String sheet, long line, String team, String measure, String period, String before, String after) {}

        /** How many values are written. */
        long writes() {
            return added + changed;
        }

        /** For the audit trail. */
        Map<String, Object> counts() {
            return Map.of("new", added, "changed", changed, "unchanged", unchanged, "rejected", rejected);
        }
    }

    /** A problem of the whole file, kept so that it can be said in any language. */
    record Failure(String key, List<String> arguments) {

        static Failure of(Problem problem) {
            return new Failure(
                    problem.key(),
                    problem.arguments().stream().map(String::valueOf).toList());
        }

        Problem problem() {
            return Problem.of("file", null, key, arguments.toArray());
        }
    }

    /** Whether what was read can be written: something is new or changed, and nothing is left to tell. */
    boolean mayBeCommitted() {
        return state == State.IN_REVIEW && summary != null && summary.writes() > 0;
    }

    /** How far the work is, in percent. */
    int percent() {
        return rowsTotal == 0 ? 0 : (int) Math.min(99, 100 * rowsRead / rowsTotal);
    }
}
