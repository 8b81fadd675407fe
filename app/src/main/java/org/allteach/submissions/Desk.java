package org.allteach.submissions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.DataEntry;
import org.allteach.measures.Entry;
import org.allteach.measures.GivenRow;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.measures.Observation;
import org.allteach.measures.Observations;
import org.allteach.measures.Problems;
import org.allteach.measures.SubmissionForm;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a team's data are entered: reads what was typed into cells, and saves it. */
@Component
class Desk {

    private final Measures measures;
    private final Observations observations;
    private final DataEntry entry;
    private final Clock clock;

    Desk(Measures measures, Observations observations, DataEntry entry, Clock clock) {
        this.measures = measures;
        this.observations = observations;
        this.entry = entry;
        this.clock = clock;
    }

    /** The measures that the team can report, in their order. */
    List<Measure> measures(Membership membership, Team team) {
        return measures.of(membership.collaborative().id(), team.id());
    }

    List<Measure> measures(Membership membership, Team team, Frequency frequency) {
        return measures(membership, team).stream()
                .filter(measure -> measure.frequency(membership.collaborative()) == frequency)
                .toList();
    }

    Measure measure(Membership membership, Team team, String code) {
        return measures(membership, team).stream()
                .filter(measure -> measure.code().equals(code))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** The period written so, of whatever length. */
    Period period(String text) {
        for (Frequency frequency : Frequency.values()) {
            Period period = frequency.parse(text);
            if (period != null && period.toString().equals(text)) {
                return period;
            }
        }
        throw Refusal.notFound();
    }

    LocalDate today(Membership membership) {
        return membership.collaborative().today(clock);
    }

    Optional<Observation> at(Membership membership, Team team, Measure measure, Period period) {
        return observations.find(membership.collaborative().id(), measure.id(), team.id(), period.start());
    }

    List<Observations.Past> history(Membership membership, Team team, Measure measure, Period period) {
        return observations.history(membership.collaborative().id(), measure.id(), team.id(), period.start());
    }

    /** How a period stands over the team's measures. */
    PeriodState state(Membership membership, Team team, Period period) {
        Map<UUID, Observation> entered = new HashMap<>();
        observations
                .entered(membership.collaborative().id(), team.id(), period.start(), period.start())
                .forEach(one -> entered.put(one.measure(), one));
        return PeriodState.of(measures(membership, team, period.frequency()), entered);
    }

    /** Whether a cell cannot be written by this member: not their task, closed, or in the future. */
    boolean isLocked(Membership membership, Team team, Period period) {
        Collaborative collaborative = membership.collaborative();
        return !membership.may(Permission.ENTER_DATA, team.id())
                || period.start().isAfter(today(membership))
                || collaborative.isClosed(period) && !membership.may(Permission.MANAGE_DATA);
    }

    /** What was typed into one cell, read: an entry, or null to empty it; or problems. */
    record Typed(
            Measure measure,
            Period period,
            CellFields fields,
            @Nullable Entry entry,
            List<Problem> problems) {

        DataEntry.Cell cell() {
            return new DataEntry.Cell(measure, period, entry, fields.revision());
        }
    }

    Typed read(Membership membership, Team team, Measure measure, Period period, CellFields fields, Locale locale) {
        if (fields.isBlank(measure)) {
            return new Typed(measure, period, fields, null, emptying(membership, team, measure, period));
        }
        var form = new SubmissionForm(membership, List.of(team), List.of(measure), today(membership));
        var problems = new Problems();
        GivenRow row = fields.row(team.code(), measure, period.toString(), locale);
        boolean valid = form.read(row, problems);
        return new Typed(
                measure,
                period,
                fields,
                valid ? form.entry() : null,
                problems.first().stream().map(Desk::forPeople).toList());
    }

    /** Programs are told how numbers are written; people may write them as they do. */
    private static Problem forPeople(Problem problem) {
        return problem.key().equals("problem.number")
                ? Problem.of(problem.at(), problem.given(), "submissions.problem.number")
                : problem;
    }

    /** A draft may be emptied; what was submitted is recalled, or said to be missing. */
    private List<Problem> emptying(Membership membership, Team team, Measure measure, Period period) {
        Observation now = at(membership, team, measure, period).orElse(null);
        if (now == null) {
            return List.of();
        }
        String field = CellFields.numbers(measure).getFirst();
        if (isLocked(membership, team, period)) {
            return List.of(Problem.of(field, null, "entry.problem.closed"));
        }
        return now.isDraft() ? List.of() : List.of(Problem.of(field, null, "submissions.problem.emptied"));
    }

    /** Cells of a team as they were typed, by the measure's code, in the order of the measures. */
    Map<String, Typed> read(Membership membership, Team team, Period period, Map<String, String> form, Locale locale) {
        Map<String, Typed> typed = new LinkedHashMap<>();
        for (Measure measure : measures(membership, team, period.frequency())) {
            String prefix = measure.code() + "/";
            var fields = new LinkedHashMap<String, String>();
            form.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    fields.put(name.substring(prefix.length()), value);
                }
            });
            if (!fields.isEmpty()) {
                typed.put(measure.code(), read(membership, team, measure, period, new CellFields(fields), locale));
            }
        }
        return typed;
    }

    DataEntry.Saved save(
            Membership membership, Team team, List<Typed> typed, Observation.Source source, @Nullable String reason) {
        var cells = new ArrayList<DataEntry.Cell>();
        for (Typed one : typed) {
            cells.add(one.cell());
        }
        return entry.save(membership.collaborative(), team, cells, source, reason);
    }

    List<Measure> submit(Membership membership, Team team, Period period) {
        return entry.submit(membership.collaborative(), team, period, measures(membership, team, period.frequency()));
    }

    List<Measure> recall(Membership membership, Team team, Period period, String reason) {
        return entry.recall(
                membership.collaborative(), team, period, measures(membership, team, period.frequency()), reason);
    }
}
