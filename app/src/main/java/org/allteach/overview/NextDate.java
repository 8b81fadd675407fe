package org.allteach.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A day to know of: a phase begins or ends, people meet, data are due.
 *
 * @param path the page on which more stands of it; null for none
 */
public record NextDate(LocalDate day, String what, @Nullable String path) {

    /** The next of a collaborative's dates, today included, as they come. */
    public static List<NextDate> of(
            Collaborative collaborative, List<Phase> phases, List<Dated> calendars, LocalDate today, int most) {
        var dates = new ArrayList<NextDate>();
        List<Dated.Thing> things = calendars.stream()
                .flatMap(calendar -> calendar.from(collaborative, today).stream())
                .toList();
        things.forEach(thing -> dates.add(new NextDate(thing.day(), thing.what(), thing.path())));
        for (Phase phase : phases) {
            boolean isTold = phase.kind().isMeeting()
                    && things.stream().anyMatch(thing -> phase.id().equals(thing.phase()));
            if (!isTold) {
                course(phase, today).ifPresent(dates::add);
            }
        }
        Period period = collaborative.dueNext(today);
        if (collaborative.state().takesData()
                && !period.end().isBefore(collaborative.startsOn())
                && !period.start().isAfter(collaborative.endsOn())) {
            dates.add(new NextDate(collaborative.due(period), Visit.text("overview.date.due", period.words()), null));
        }
        return dates.stream()
                .sorted(Comparator.comparing(NextDate::day))
                .limit(most)
                .toList();
    }

    private static Optional<NextDate> course(Phase phase, LocalDate today) {
        if (phase.kind().isMeeting() && phase.includes(today)) {
            return Optional.of(new NextDate(today, Visit.text("overview.date.now", phase.title()), null));
        }
        if (!phase.startsOn().isBefore(today)) {
            return Optional.of(new NextDate(phase.startsOn(), Visit.text("overview.date.begins", phase.title()), null));
        }
        return phase.kind().isMeeting() || phase.endsOn().isBefore(today)
                ? Optional.empty()
                : Optional.of(new NextDate(phase.endsOn(), Visit.text("overview.date.ends", phase.title()), null));
    }
}
