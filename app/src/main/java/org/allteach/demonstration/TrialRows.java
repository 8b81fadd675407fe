package org.allteach.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.database.Ids;
import org.allteach.demonstration.Chapter.Keys;
import org.allteach.pdsa.CycleField;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Tests of change as rows. */
final class TrialRows {

    private final JdbcOperations batches;
    private final TheoryScript script;
    private final List<@Nullable Object[]> ramps = new ArrayList<>();
    private final List<@Nullable Object[]> cycles = new ArrayList<>();
    private final List<@Nullable Object[]> ideas = new ArrayList<>();
    private final List<@Nullable Object[]> measures = new ArrayList<>();
    private final List<@Nullable Object[]> questions = new ArrayList<>();
    private final List<@Nullable Object[]> jobs = new ArrayList<>();

    TrialRows(JdbcOperations batches, TheoryScript script) {
        this.script = script;
        this.batches = batches;
    }

    /**
     * Writes them.
     *
     * @param nodes the nodes of the teams' theories by team and idea: {@code dunfarra/I3}
     */
    void write(Keys keys, List<Trial> trials, Map<String, UUID> nodes) {
        Map<String, UUID> rampIds = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Trial trial : trials) {
            UUID ramp = rampIds.computeIfAbsent(trial.team() + "/" + trial.ramp(), key -> ramp(keys, trial));
            int number = numbers.merge(trial.team(), 1, Integer::sum);
            collect(keys, trial, ramp, number, nodes);
        }
        batches.batchUpdate(
                "insert into ramp (collaborative_id, id, team_id, code, title) values (?, ?, ?, ?, ?)", ramps);
        batches.batchUpdate("""
                insert into cycle (collaborative_id, id, team_id, code, ramp_id, step, state, shared_at, title, kind,
                    objective, scale, place, starts_on, ends_on, lead_id, collects, sample, carried_out, happened,
                    problems, observations, learned, decision, next_step, reason, acted_on, changed_at, search)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
                """, cycles);
        batches.batchUpdate("insert into cycle_idea (collaborative_id, cycle_id, node_id) values (?, ?, ?)", ideas);
        batches.batchUpdate("""
                insert into cycle_measure (collaborative_id, cycle_id, measure_id)
                select ?, ?, m.measure_id from theory_measure m where m.collaborative_id = ? and m.node_id = ?
                """, measures);
        batches.batchUpdate("""
                insert into cycle_prediction (collaborative_id, id, cycle_id, position, question, prediction, why, result,
                    outcome)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, questions);
        batches.batchUpdate("""
                insert into cycle_task (collaborative_id, id, cycle_id, position, text, owner_id, due_on, done_on)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, jobs);
    }

    private UUID ramp(Keys keys, Trial trial) {
        UUID id = Ids.next();
        String title = script.idea(trial.idea()).text();
        ramps.add(new Object[] {keys.collaborative(), id, keys.team(trial.team()), "R" + trial.ramp(), title});
        return id;
    }

    private void collect(Keys keys, Trial trial, UUID ramp, int number, Map<String, UUID> nodes) {
        UUID id = Ids.next();
        LocalDate starts = LocalDate.parse(text(trial, CycleField.STARTS_ON));
        cycles.add(new @Nullable Object[] {
            keys.collaborative(),
            id,
            keys.team(trial.team()),
            "C" + number,
            ramp,
            trial.step(),
            trial.state().name(),
            trial.shared() ? History.utc(History.at(starts)) : null,
            text(trial, CycleField.TITLE),
            text(trial, CycleField.KIND),
            text(trial, CycleField.OBJECTIVE),
            text(trial, CycleField.SCALE),
            text(trial, CycleField.PLACE),
            starts,
            LocalDate.parse(text(trial, CycleField.ENDS_ON)),
            keys.person(trial.lead()),
            text(trial, CycleField.COLLECTS),
            text(trial, CycleField.SAMPLE),
            text(trial, CycleField.CARRIED_OUT),
            text(trial, CycleField.HAPPENED),
            text(trial, CycleField.PROBLEMS),
            text(trial, CycleField.OBSERVATIONS),
            text(trial, CycleField.LEARNED),
            text(trial, CycleField.DECISION),
            text(trial, CycleField.NEXT_STEP),
            text(trial, CycleField.REASON),
            trial.actedOn(),
            History.utc(History.at(Objects.requireNonNullElse(trial.actedOn(), starts.minusDays(30))))
        });
        UUID node = Objects.requireNonNull(nodes.get(trial.team() + "/" + trial.idea()), trial.idea());
        if (trial.linked()) {
            ideas.add(new Object[] {keys.collaborative(), id, node});
        }
        if (trial.charted()) {
            measures.add(new Object[] {keys.collaborative(), id, keys.collaborative(), node});
        }
        int place = 1;
        for (Trial.Question one : trial.questions()) {
            questions.add(new Object[] {
                keys.collaborative(),
                Ids.next(),
                id,
                place++,
                one.question(),
                one.prediction(),
                one.why(),
                one.result(),
                one.outcome()
            });
        }
        for (Trial.Job one : trial.jobs()) {
            jobs.add(new @Nullable Object[] {
                keys.collaborative(),
                Ids.next(),
                id,
                place++,
                one.text(),
                keys.person(one.owner()),
                one.due(),
                one.done()
            });
        }
    }

    private static String text(Trial trial, CycleField field) {
        return trial.fields().getOrDefault(field, "");
    }
}
