package org.allteach.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaborative.State;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Given;
import org.allteach.database.Ids;
import org.allteach.overview.LastStep;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where collaboratives stand in their lives, and how they got there. */
@Component
public class Lifecycle implements LastStep {

    private final JdbcClient jdbc;
    private final Collaboratives collaboratives;
    private final Requirements requirements;
    private final AuditTrail audit;
    private final Clock clock;

    Lifecycle(
            JdbcClient jdbc, Collaboratives collaboratives, Requirements requirements, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.collaboratives = collaboratives;
        this.requirements = requirements;
        this.audit = audit;
        this.clock = clock;
    }

    /** The steps of a collaborative, the newest first. */
    List<Step> steps(UUID collaborative) {
        return jdbc.sql("""
                        select s.*, coalesce(p.name, '') as person from lifecycle_step s left join person p on p.id = s.person_id
                        where s.collaborative_id = ? order by s.at desc, s.id desc
                        """).param(collaborative).query(Lifecycle::step).list();
    }

    /** What must exist before it goes on, with what was said of it. */
    List<Requirement> requirements(Collaborative collaborative) {
        Map<String, Mark> marks = marks(collaborative.id());
        return requirements.of(collaborative).stream()
                .map(requirement -> requirement.with(marks.get(requirement.code())))
                .toList();
    }

    private Map<String, Mark> marks(UUID collaborative) {
        var marks = new HashMap<String, Mark>();
        jdbc.sql("""
                        select m.*, coalesce(p.name, '') as person from lifecycle_mark m left join person p on p.id = m.person_id
                        where m.collaborative_id = ?
                        """).param(collaborative).query(row -> {
            marks.put(
                    row.getString("requirement"),
                    new Mark(
                            row.getBoolean("waived"),
                            row.getString("note"),
                            row.getString("person"),
                            row.getObject("at", OffsetDateTime.class).toInstant()));
        });
        return marks;
    }

    /** The requirements that keep it from going on. */
    List<Requirement> missing(Collaborative collaborative) {
        return requirements(collaborative).stream()
                .filter(requirement -> !requirement.isSettled())
                .toList();
    }

    /** How much keeps it from going on, in its last month of a state that lasts; before that nothing is missing yet. */
    public int missingNow(Collaborative collaborative) {
        boolean isSoon =
                !collaborative.today(clock).isBefore(collaborative.endsOn().minusDays(30));
        boolean lasts = collaborative.state() == State.ACTIVE || collaborative.state() == State.HOLDING_GAINS;
        return lasts && !isSoon ? 0 : missing(collaborative).size();
    }

    /**
     * Goes on to the next state.
     *
     * @throws Refusal with all that is missing; as a conflict where somebody has gone on in the meantime
     */
    @Transactional
    public Collaborative advance(Collaborative collaborative) {
        List<Requirement> missing = missing(collaborative);
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing.stream()
                    .map(requirement ->
                            Problem.of(requirement.code(), null, "lifecycle.requirement." + requirement.code()))
                    .toList());
        }
        State next = Way.after(collaborative.state()).orElseThrow(() -> nowhere(collaborative));
        return go(collaborative, next, "");
    }

    /**
     * Takes the last step back.
     *
     * @throws Refusal as a conflict where something depends on it already
     */
    @Transactional
    public Collaborative back(Collaborative collaborative) {
        State before = Way.before(collaborative.state()).orElseThrow(() -> nowhere(collaborative));
        requirements.dependent(collaborative).ifPresent(key -> {
            throw Refusal.conflict(Problem.of("", Given.written(collaborative.state()), key));
        });
        if (collaborative.state() == State.CLOSED && isLongClosed(collaborative)) {
            throw Refusal.conflict(Problem.of("", Given.written(State.CLOSED), "lifecycle.problem.archived"));
        }
        return go(collaborative, before, "");
    }

    /** An archive may have been cited: it opens again for a month only. */
    private boolean isLongClosed(Collaborative collaborative) {
        return steps(collaborative.id()).stream()
                .filter(step -> step.to() == State.CLOSED)
                .findFirst()
                .filter(step -> step.at().isBefore(clock.instant().minus(Duration.ofDays(30))))
                .isPresent();
    }

    /** Goes straight to a later state, with a reason: for what has begun before it was written down here. */
    @Transactional
    public Collaborative skip(Collaborative collaborative, State state, String reason) {
        int from = Way.STATES.indexOf(collaborative.state());
        int to = Way.STATES.indexOf(state);
        if (from < 0 || to <= from || state == State.CLOSED) {
            throw nowhere(collaborative);
        }
        return go(collaborative, state, reason);
    }

    /** Suspends or cancels it, with a reason. */
    @Transactional
    public Collaborative interrupt(Collaborative collaborative, State state, String reason) {
        if (collaborative.state().isOver() || collaborative.state() == state) {
            throw nowhere(collaborative);
        }
        return go(collaborative, state, reason);
    }

    /** Goes back to where it stood before it was suspended or cancelled. */
    @Transactional
    public Collaborative resume(Collaborative collaborative) {
        State before = steps(collaborative.id()).stream()
                .filter(step -> Way.STATES.contains(step.from()))
                .map(Step::from)
                .findFirst()
                .orElse(State.DRAFT);
        if (Way.STATES.contains(collaborative.state())) {
            throw nowhere(collaborative);
        }
        return go(collaborative, before, "");
    }

    private static Refusal nowhere(Collaborative collaborative) {
        return Refusal.conflict(Problem.of("", Given.written(collaborative.state()), "lifecycle.problem.state"));
    }

    private Collaborative go(Collaborative collaborative, State state, String reason) {
        Viewer viewer = Viewer.current();
        Collaborative gone = collaboratives
                .change(collaborative.in(state), null)
                .orElseThrow(() -> Refusal.conflict(Problem.of("", null, "lifecycle.problem.lost")));
        jdbc.sql("""
                        insert into lifecycle_step (collaborative_id, id, from_state, to_state, reason, person_id, at)
                        values (:collaborative, :id, :from, :to, :reason, cast(:person as uuid), :at)
                        """)
                .param("collaborative", collaborative.id())
                .param("id", Ids.next())
                .param("from", collaborative.state().name())
                .param("to", state.name())
                .param("reason", reason)
                .param("person", viewer == null ? null : viewer.id())
                .param("at", now())
                .update();
        return gone;
    }

    /** Says that a requirement is met, or why it is left out. */
    @Transactional
    public void mark(Collaborative collaborative, String requirement, boolean waived, String note) {
        Requirement open = requirements.of(collaborative).stream()
                .filter(one -> one.code().equals(requirement))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        if (!waived && !open.isByHand()) {
            throw Refusal.notFound();
        }
        Viewer viewer = Viewer.current();
        jdbc.sql("""
                        insert into lifecycle_mark (collaborative_id, requirement, waived, note, person_id, at)
                        values (:collaborative, :requirement, :waived, :note, cast(:person as uuid), :at)
                        on conflict (collaborative_id, requirement) do update set waived = excluded.waived,
                            note = excluded.note, person_id = excluded.person_id, at = excluded.at
                        """)
                .param("collaborative", collaborative.id())
                .param("requirement", requirement)
                .param("waived", waived)
                .param("note", note)
                .param("person", viewer == null ? null : viewer.id())
                .param("at", now())
                .update();
        var after = new LinkedHashMap<String, @Nullable Object>();
        after.put("waived", waived);
        after.put("note", note);
        audit.record(collaborative.id(), "requirement.marked", "requirement/" + requirement, null, after);
    }

    @Transactional
    public void unmark(Collaborative collaborative, String requirement) {
        int gone = jdbc.sql("delete from lifecycle_mark where collaborative_id = ? and requirement = ?")
                .params(collaborative.id(), requirement)
                .update();
        if (gone > 0) {
            audit.record(
                    collaborative.id(),
                    "requirement.unmarked",
                    "requirement/" + requirement,
                    Map.of("marked", true),
                    null);
        }
    }

    @EventListener
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("lifecycle_step", "lifecycle_mark", "topic", "assessment_scale")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }

    @Override
    public Optional<Said> lastStep(Collaborative collaborative) {
        return steps(collaborative.id()).stream().findFirst().map(step -> new Said(step.at(), step.reason()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                State.valueOf(row.getString("from_state")),
                State.valueOf(row.getString("to_state")),
                row.getString("reason"),
                Objects.requireNonNullElse(row.getString("person"), ""),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
