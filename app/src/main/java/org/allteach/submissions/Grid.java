package org.allteach.submissions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observation;
import org.allteach.measures.Observations;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the grid of a team. */
@Component
class Grid {

    private static final int COLUMNS = 6;

    private final Desk desk;
    private final Observations observations;
    private final Submissions submissions;

    Grid(Desk desk, Observations observations, Submissions submissions) {
        this.desk = desk;
        this.observations = observations;
        this.submissions = submissions;
    }

    /** What is shown beyond what is saved: what was typed and came back, and what was pasted. */
    record Back(
            Map<String, Desk.Typed> typed,
            List<Problem> problems,
            @Nullable Pasted paste,
            int status) {

        static final Back NOTHING = new Back(Map.of(), List.of(), null, 200);
    }

    /**
     * The grid around a period.
     *
     * @param wanted the period to open; null for the oldest one that is not submitted yet
     */
    GridPage page(Membership membership, Team team, @Nullable Period wanted, Back back) {
        Collaborative collaborative = membership.collaborative();
        List<Measure> all = desk.measures(membership, team);
        var frequencies = EnumSet.noneOf(Frequency.class);
        all.forEach(measure -> frequencies.add(measure.frequency(collaborative)));
        Frequency frequency = wanted != null
                ? wanted.frequency()
                : frequencies.contains(collaborative.frequency()) || frequencies.isEmpty()
                        ? collaborative.frequency()
                        : frequencies.iterator().next();
        Period last = frequency.containing(desk.today(membership));
        Period open = wanted != null ? wanted : oldestMissing(membership, team, all, frequency, last);
        Period from = open.plus(-COLUMNS / 2 + 1);
        Period to = from.plus(COLUMNS - 1);
        if (to.compareTo(last) > 0) {
            to = last.compareTo(open) > 0 ? last : open;
            from = to.plus(1 - COLUMNS);
        }
        List<Period> periods = from.through(to);
        Map<UUID, Map<LocalDate, Observation>> saved = saved(membership, team, from, to);
        var rows = new ArrayList<GridPage.Row>();
        for (Measure measure : all) {
            if (measure.frequency(collaborative) == frequency) {
                var ofMeasure = saved.getOrDefault(measure.id(), Map.of());
                rows.add(row(membership, team, measure, periods, open, ofMeasure, back));
            }
        }
        return new GridPage(
                membership,
                team,
                List.copyOf(frequencies),
                open,
                periods,
                from.plus(-1),
                to.compareTo(last) < 0 ? to.next() : null,
                rows,
                back.problems(),
                back.paste(),
                back.status());
    }

    private Period oldestMissing(
            Membership membership, Team team, List<Measure> measures, Frequency frequency, Period last) {
        Collaborative collaborative = membership.collaborative();
        var ofFrequency = new HashMap<UUID, Measure>();
        for (Measure measure : measures) {
            if (measure.frequency(collaborative) == frequency) {
                ofFrequency.put(measure.id(), measure);
            }
        }
        var range = new Submissions.Range(List.of(team.id()), null, null, null);
        return submissions.cells(collaborative.id(), range).stream()
                .filter(cell -> cell.submittedAt() == null && ofFrequency.containsKey(cell.measure()))
                .map(cell -> frequency.containing(cell.start()))
                .min(Comparator.naturalOrder())
                .orElse(last);
    }

    private Map<UUID, Map<LocalDate, Observation>> saved(Membership membership, Team team, Period from, Period to) {
        Map<UUID, Map<LocalDate, Observation>> saved = new HashMap<>();
        for (Observation one :
                observations.entered(membership.collaborative().id(), team.id(), from.start(), to.end())) {
            saved.computeIfAbsent(one.measure(), id -> new HashMap<>()).put(one.start(), one);
        }
        return saved;
    }

    private GridPage.Row row(
            Membership membership,
            Team team,
            Measure measure,
            List<Period> periods,
            Period open,
            Map<LocalDate, Observation> saved,
            Back back) {
        Locale locale = Visit.locale();
        var cells = new ArrayList<GridCell>();
        for (Period period : periods) {
            Observation one = saved.get(period.start());
            boolean isOpen = period.equals(open);
            Desk.Typed typed = isOpen ? back.typed().get(measure.code()) : null;
            CellFields fields =
                    typed != null ? typed.fields() : CellFields.of(one == null ? null : one.entry(), locale);
            cells.add(new GridCell(
                    measure,
                    period,
                    one,
                    fields,
                    desk.isLocked(membership, team, period),
                    isOpen,
                    typed == null ? List.of() : typed.problems()));
        }
        return new GridPage.Row(measure, cells);
    }
}
