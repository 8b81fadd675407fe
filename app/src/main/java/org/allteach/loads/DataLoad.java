package org.allteach.loads;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Entry;
import org.allteach.measures.GivenRow;
import org.allteach.measures.Measure;
import org.allteach.measures.Problems;
import org.allteach.measures.SubmissionForm;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;

/**
 * Many values on their way in: rows are read one by one as they stream by, then all are written at once by
 * {@link DataLoads}. Not for several threads.
 */
public final class DataLoad {

    private static final int MOST_ROWS = 2_000_000;

    final UUID collaborative;
    final SubmissionForm form;
    final LoadedRows rows;
    final Problems problems;
    private long rejected;

    DataLoad(UUID collaborative, SubmissionForm form, Problems problems) {
        this.collaborative = collaborative;
        this.form = form;
        this.problems = problems;
        this.rows = new LoadedRows(form.teamCount(), form.firstDay(), form.lastDay());
    }

    /** Reads a row; whether it is valid. */
    public boolean add(GivenRow row) {
        if (!form.read(row, problems)) {
            rejected++;
            return false;
        }
        rows.add(form, row);
        return true;
    }

    /** Notes a row that could not even be read as one. */
    public void reject(Problem problem) {
        problems.add(problem);
        rejected++;
    }

    /** Whether no more rows may be added. */
    public boolean isFull() {
        return rows.size() + rejected >= MOST_ROWS;
    }

    void refuseMore() {
        if (isFull()) {
            throw Refusal.tooLarge(Problem.of("", null, "loads.problem.rows", MOST_ROWS));
        }
    }

    public long rejected() {
        return rejected;
    }

    public Problems problems() {
        return problems;
    }

    void rejectAlso(int more) {
        rejected += more;
    }

    /** The first of a thing's two rows in the file, and the second. */
    void twice(int firstLine, int secondLine) {
        problems.add(Problem.of("period", null, "entry.problem.twice", firstLine, secondLine)
                .onRow(secondLine, "period"));
    }

    /**
     * What became of the rows.
     *
     * @param rejected rows with problems, which were not written; all rows of one measure, team and period where there are several
     * @param changes the first thousand changes
     */
    public record Result(
            long added, long changed, long unchanged, long rejected, Problems problems, List<Change> changes) {

        Map<String, Long> counts() {
            return Map.of("new", added, "changed", changed, "unchanged", unchanged, "rejected", rejected);
        }
    }

    /** One value that is another now. */
    public record Change(int line, Measure measure, Team team, Period period, Entry before, Entry after) {}
}
