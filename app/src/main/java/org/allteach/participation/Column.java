package org.allteach.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Visit;

/**
 * A stretch of time in which is counted.
 *
 * @param key what tells it from the others
 * @param brief what it is called where there is little room
 */
record Column(String key, String brief, String words) {

    private static final String BETWEEN = "";

    /** The months of some days, or the parts of the course in them, and what lies between those. */
    static List<Column> of(Query query, List<Phase> course) {
        var columns = new ArrayList<Column>();
        if (query.byPhases()) {
            for (Phase phase : course) {
                if (!phase.startsOn().isAfter(query.until()) && !phase.endsOn().isBefore(query.from())) {
                    columns.add(new Column(phase.id().toString(), phase.title(), phase.title()));
                }
            }
            columns.add(new Column(
                    BETWEEN, Visit.text("participation.between"), Visit.text("participation.between.words")));
        } else {
            Period last = Frequency.MONTH.containing(query.until());
            for (Period month : Frequency.MONTH.containing(query.from()).through(last)) {
                columns.add(new Column(month.toString(), month.brief(), month.words()));
            }
        }
        return columns;
    }

    /** The key of the column that a day is in: of parts that overlap, the one that began last. */
    static String key(LocalDate day, Query query, List<Phase> course) {
        if (!query.byPhases()) {
            return Frequency.MONTH.containing(day).toString();
        }
        Phase newest = null;
        for (Phase phase : course) {
            if (phase.includes(day) && (newest == null || !phase.startsOn().isBefore(newest.startsOn()))) {
                newest = phase;
            }
        }
        return newest == null ? BETWEEN : newest.id().toString();
    }
}
