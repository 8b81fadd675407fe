package org.allteach.benchmarks;

import java.time.LocalDate;
import org.allteach.spc.Analysis;
import org.allteach.spc.Assurance;
import org.allteach.spc.Variation;
import org.allteach.variation.Charted;
import org.allteach.variation.Note;
import org.jspecify.annotations.Nullable;

/**
 * One chart in a summary table: a measure of a team, or a team of a measure.
 *
 * @param code the measure's code, or the team's as the viewer sees it
 * @param address where its large chart is; null where there is none for this viewer
 * @param own whether it is of one of the viewer's own teams, in a table of teams
 * @param exported whether it may be in a file
 * @param note what was noted last; null where nothing was, or the viewer may not read it
 */
record SummaryEntry(
        String code,
        String name,
        @Nullable String address,
        boolean own,
        boolean exported,
        Charted charted,
        @Nullable Note note) {

    Analysis analysis() {
        return charted.analysis();
    }

    /** The place of the newest value; below 0 where there is none. */
    int last() {
        int last = analysis().size() - 1;
        while (last >= 0 && !Double.isFinite(analysis().value(last))) {
            last--;
        }
        return last;
    }

    @Nullable
    LocalDate lastStart() {
        return last() < 0 ? null : charted.dates().get(last());
    }

    /** A line of the chart, where the newest value stands. */
    interface Line {
        double at(Analysis analysis, int place);
    }

    double atLast(Line line) {
        int last = last();
        return last < 0 ? Double.NaN : line.at(analysis(), last);
    }

    @Nullable
    Variation variation() {
        return analysis().variation();
    }

    @Nullable
    Assurance assurance() {
        return analysis().assurance();
    }
}
