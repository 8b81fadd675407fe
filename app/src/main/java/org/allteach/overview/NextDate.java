package org.allteach.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Visit;

/** A day to know of: a phase begins or ends, data are due. */
public record NextDate(LocalDate day, String what) {

    /** The next of a collaborative's dates, today included, as they come. */
    public static List<NextDate> of(Collaborative collaborative, List<Phase> phases, LocalDate today, int most) {
        var dates = new ArrayList<NextDate>();
        for (Phase phase : phases) {
            if (phase.kind().isMeeting() && phase.includes(today)) {
                dates.add(new NextDate(today, Visit.text("overview.date.now", phase.title())));
            } else if (!phase.startsOn().isBefore(today)) {
                dates.add(new NextDate(phase.startsOn(), Visit.text("overview.date.begins", phase.title())));
            } else if (!phase.kind().isMeeting() && !phase.endsOn().isBefore(today)) {
                dates.add(new NextDate(phase.endsOn(), Visit.text("overview.date.ends", phase.title())));
            }
        }
        Period period = collaborative.dueNext(today);
        if (collaborative.state().takesData()
                && !period.end().isBefore(collaborative.startsOn())
                && !period.start().isAfter(collaborative.endsOn())) {
            dates.add(new NextDate(collaborative.due(period), Visit.text("overview.date.due", period.words())));
        }
        return dates.stream()
                .sorted(Comparator.comparing(NextDate::day))
                .limit(most)
                .toList();
    }
}
