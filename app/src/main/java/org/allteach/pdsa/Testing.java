package org.allteach.pdsa;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans and runs tests of change: everything that writes a cycle. */
@Component
public class Testing {

    private final JdbcClient jdbc;
    private final Cycles cycles;
    private final Theories theories;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Testing(
            JdbcClient jdbc,
            Cycles cycles,
            Theories theories,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cycles = cycles;
        this.theories = theories;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A test as it is first thought of.
     *
     * @param fields at least title, kind and scale
     * @param ideas of the team's theory
     * @param measures by their ids
     * @param ramp the ramp that it goes on; null for a new one
     */
    record Draft(
            Map<CycleField, String> fields,
            Set<UUID> ideas,
            Set<UUID> measures,
            @Nullable UUID ramp) {}

    @Transactional
    Cycle plan(Collaborative collaborative, Team team, Draft draft) {
        return plan(collaborative, team, nextCode(team), draft);
    }

    /** The same under a code of the caller's choice, which the team must not have yet. */
    @Transactional
    Cycle plan(Collaborative collaborative, Team team, String code, Draft draft) {
        lock(team);
        UUID ramp =
                draft.ramp() == null ? begin(team, draft.fields().getOrDefault(CycleField.TITLE, "")) : draft.ramp();
        UUID id = Ids.next();
        int step = jdbc.sql("select coalesce(max(step), 0) + 1 from cycle where collaborative_id = ? and ramp_id = ?")
                .params(collaborative.id(), ramp)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into cycle (collaborative_id, id, team_id, code, ramp_id, step, state, title, kind, scale,
                            changed_at, search)
                        values (?, ?, ?, ?, ?, ?, 'PLANNED', '', 'test', 'patient', ?, '')
                        """)
                .params(collaborative.id(), id, team.id(), code, ramp, step, now())
                .update();
        draft.fields().forEach((field, value) -> write(collaborative, id, field, value));
        relate(collaborative.id(), id, draft.ideas(), draft.measures());
        index(collaborative, id);
        var planned = new HashMap<String, Object>(written(draft.fields()));
        planned.put("ideas", draft.ideas());
        planned.put("measures", draft.measures());
        audit.record(collaborative.id(), "cycle.planned", subject(team, code), null, planned);
        return again(collaborative, id);
    }

    private UUID begin(Team team, String title) {
        UUID id = Ids.next();
        jdbc.sql("insert into ramp (collaborative_id, id, team_id, code, title) values (?, ?, ?, ?, ?)")
                .params(team.collaborative(), id, team.id(), "R" + next(team, "ramp"), title)
                .update();
        return id;
    }

    /** The code that the next test of a team gets. */
    String nextCode(Team team) {
        lock(team);
        return "C" + next(team, "cycle");
    }

    private int next(Team team, String table) {
        return jdbc.sql("""
                        select coalesce(max(cast(substr(code, 2) as int)), 0) + 1 from %s
                        where collaborative_id = ? and team_id = ?
                        """.formatted(table))
                .params(team.collaborative(), team.id())
                .query(Integer.class)
                .single();
    }

    /** The next test in the ramp: what carries over is copied, on a larger scale where the last one was to be expanded. */
    @Transactional
    Cycle next(Collaborative collaborative, Team team, Cycle last) {
        var fields = new HashMap<CycleField, String>();
        for (CycleField field : List.of(
                CycleField.TITLE,
                CycleField.OBJECTIVE,
                CycleField.CONDITIONS,
                CycleField.PLACE,
                CycleField.LEAD,
                CycleField.COLLECTS,
                CycleField.SAMPLE,
                CycleField.COLLECTOR)) {
            fields.put(field, last.field(field));
        }
        boolean isLarger = last.decision() == Cycle.Decision.EXPAND || last.decision() == Cycle.Decision.IMPLEMENT;
        boolean isLast = last.decision() == Cycle.Decision.IMPLEMENT;
        fields.put(CycleField.KIND, isLast ? Given.written(Cycle.Kind.IMPLEMENT) : last.field(CycleField.KIND));
        fields.put(CycleField.SCALE, Given.written(isLarger ? last.scale().larger() : last.scale()));
        Cycle cycle =
                plan(collaborative, team, new Draft(fields, Set.copyOf(last.ideas()), measures(last), last.ramp()));
        for (Cycle.Prediction prediction : last.predictions()) {
            add(collaborative, team, cycle, Row.PREDICTION, Map.of("question", prediction.question()));
        }
        if (last.shared()) {
            share(collaborative, team, cycle);
        }
        return again(collaborative, cycle.id());
    }

    private Set<UUID> measures(Cycle cycle) {
        return jdbc.sql("select measure_id from cycle_measure where collaborative_id = ? and cycle_id = ?")
                .params(cycle.collaborative(), cycle.id())
                .query((row, n) -> row.getObject("measure_id", UUID.class))
                .set();
    }

    /** One of the tables of what a cycle has several of. */
    enum Row {
        PREDICTION("cycle_prediction", Set.of("question", "prediction", "why", "result", "outcome")),
        TASK("cycle_task", Set.of("text", "owner_id", "due_on", "done_on"));

        final String table;
        final Set<String> columns;

        Row(String table, Set<String> columns) {
            this.table = table;
            this.columns = columns;
        }
    }

    /** Saves one field, valid already. */
    @Transactional
    void save(Collaborative collaborative, Team team, Cycle cycle, CycleField field, String value) {
        refuseLost("cycle", field.column(), collaborative, cycle.id(), cycle.field(field));
        write(collaborative, cycle.id(), field, value);
        touched(
                collaborative,
                team,
                cycle,
                "cycle.changed",
                Map.of(field.written(), cycle.field(field)),
                Map.of(field.written(), value));
    }

    /** Which ideas it is about, and on the charts of which measures it shows. */
    @Transactional
    public void relate(Collaborative collaborative, Team team, Cycle cycle, Set<UUID> ideas, Set<UUID> measures) {
        jdbc.sql("delete from cycle_idea where collaborative_id = ? and cycle_id = ?")
                .params(collaborative.id(), cycle.id())
                .update();
        jdbc.sql("delete from cycle_measure where collaborative_id = ? and cycle_id = ?")
                .params(collaborative.id(), cycle.id())
                .update();
        relate(collaborative.id(), cycle.id(), ideas, measures);
        Cycle after = again(collaborative, cycle.id());
        touched(
                collaborative,
                team,
                cycle,
                "cycle.related",
                Map.of("ideas", cycle.ideas(), "measures", cycle.measures()),
                Map.of("ideas", after.ideas(), "measures", after.measures()));
    }

    private void relate(UUID collaborative, UUID cycle, Set<UUID> ideas, Set<UUID> measures) {
        ideas.forEach(idea -> jdbc.sql("insert into cycle_idea (collaborative_id, cycle_id, node_id) values (?, ?, ?)")
                .params(collaborative, cycle, idea)
                .update());
        measures.forEach(measure -> jdbc.sql(
                        "insert into cycle_measure (collaborative_id, cycle_id, measure_id) values (?, ?, ?)")
                .params(collaborative, cycle, measure)
                .update());
    }

    /** Adds a prediction or a task. */
    @Transactional
    UUID add(
            Collaborative collaborative,
            Team team,
            Cycle cycle,
            Row row,
            Map<String, ? extends @Nullable Object> values) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into %1$s (collaborative_id, id, cycle_id, position)
                        select ?, ?, ?, coalesce(max(position), 0) + 1 from %1$s where collaborative_id = ? and cycle_id = ?
                        """.formatted(row.table))
                .params(collaborative.id(), id, cycle.id(), collaborative.id(), cycle.id())
                .update();
        values.forEach((column, value) -> set(collaborative, row, id, column, value));
        touched(collaborative, team, cycle, "cycle.changed", Map.of(), Map.of(Given.written(row), values));
        return id;
    }

    /** One field of a prediction or a task, and what stands in it. */
    record Cell(Row row, UUID id, String column, String now) {}

    /** Saves one of those, valid already. */
    @Transactional
    void save(Collaborative collaborative, Team team, Cycle cycle, Cell cell, @Nullable Object value) {
        refuseLost(cell.row().table, cell.column(), collaborative, cell.id(), cell.now());
        set(collaborative, cell.row(), cell.id(), cell.column(), value);
        touched(
                collaborative,
                team,
                cycle,
                "cycle.changed",
                Map.of(cell.column(), cell.now()),
                Map.of(cell.column(), Objects.toString(value, "")));
    }

    /** Of two who save the same field in the same moment the second one waits for the first, and learns of it. */
    private void refuseLost(String table, String column, Collaborative collaborative, UUID id, String before) {
        String now = jdbc.sql("select coalesce(cast(" + column + " as text), '') from " + table
                        + " where collaborative_id = ? and id = ? for update")
                .params(collaborative.id(), id)
                .query(String.class)
                .single();
        if (!now.equals(before)) {
            throw Refusal.conflict(Problem.of(column, null, "pdsa.problem.changed"));
        }
    }

    private void set(Collaborative collaborative, Row row, UUID id, String column, @Nullable Object value) {
        if (!row.columns.contains(column)) {
            throw new IllegalArgumentException(row + " has no " + column);
        }
        jdbc.sql("update " + row.table + " set " + column
                        + " = :value where collaborative_id = :collaborative and id = :id")
                .param("value", value)
                .param("collaborative", collaborative.id())
                .param("id", id)
                .update();
    }

    /** Takes a prediction or a task away; it stays in the table. */
    @Transactional
    void remove(Collaborative collaborative, Team team, Cycle cycle, Row row, UUID id, String text) {
        jdbc.sql("update " + row.table + " set removed_at = ? where collaborative_id = ? and id = ?")
                .params(now(), collaborative.id(), id)
                .update();
        touched(collaborative, team, cycle, "cycle.changed", Map.of(Given.written(row), text), Map.of());
    }

    /** On to another state; what that needs must be there. */
    @Transactional
    void move(Collaborative collaborative, Team team, Cycle cycle, Cycle.State to) {
        if (to == Cycle.State.ACTED && cycle.decision() == null) {
            throw Refusal.invalid(Problem.of("decision", null, "pdsa.problem.decision"));
        }
        LocalDate today = collaborative.today(clock);
        int moved = jdbc.sql("""
                        update cycle set state = :to, acted_on = :acted,
                            starts_on = case when :begins then coalesce(starts_on, :today) else starts_on end
                        where collaborative_id = :collaborative and id = :id and state = :from
                        """)
                .param("to", to.name())
                .param("acted", to == Cycle.State.ACTED ? today : null)
                .param("begins", to != Cycle.State.PLANNED)
                .param("today", today)
                .param("collaborative", collaborative.id())
                .param("id", cycle.id())
                .param("from", cycle.state().name())
                .update();
        if (moved == 0) {
            throw Refusal.conflict(Problem.of("", cycle.code(), "pdsa.problem.moved"));
        }
        touched(
                collaborative,
                team,
                cycle,
                "cycle.moved",
                Map.of("state", Given.written(cycle.state())),
                Map.of("state", Given.written(to)));
        follow(collaborative, team, cycle, to);
    }

    /** The ideas of the team's theory go along with their tests, forwards only. */
    private void follow(Collaborative collaborative, Team team, Cycle cycle, Cycle.State to) {
        Node.Stage stage = to == Cycle.State.DOING ? Node.Stage.TESTING : to == Cycle.State.ACTED ? stage(cycle) : null;
        if (stage == null || cycle.ideas().isEmpty()) {
            return;
        }
        theories.change(collaborative, team, "idea.followed", now -> {
            var after = now;
            for (UUID idea : cycle.ideas()) {
                Node node = now.get(idea);
                if (node != null
                        && !node.isRetired()
                        && isForward(node.content().stage(), stage)) {
                    after = after.with(node, node.content().withStage(stage));
                }
            }
            return after;
        });
    }

    private static boolean isForward(Node.Stage from, Node.Stage to) {
        return from.compareTo(to) < 0 || from == Node.Stage.ABANDONED;
    }

    private Node.@Nullable Stage stage(Cycle cycle) {
        Cycle.Decision decision = cycle.decision();
        if (decision == null) {
            return null;
        }
        return switch (decision) {
            case ADAPT -> Node.Stage.ADAPTED;
            case EXPAND -> Node.Stage.TESTING;
            case IMPLEMENT ->
                cycle.field(CycleField.KIND).equals(Given.written(Cycle.Kind.IMPLEMENT))
                        ? Node.Stage.IMPLEMENTED
                        : Node.Stage.IMPLEMENTING;
            case ADOPT -> Node.Stage.IMPLEMENTED;
            case ABANDON -> hasOpen(cycle) ? null : Node.Stage.ABANDONED;
        };
    }

    /** Whether another test of the same ideas still runs. */
    private boolean hasOpen(Cycle cycle) {
        return cycles.about(cycle.collaborative(), cycle.ideas()).stream()
                .anyMatch(other -> other.state().isOpen()
                        && other.team().equals(cycle.team())
                        && !other.id().equals(cycle.id()));
    }

    @Transactional
    void share(Collaborative collaborative, Team team, Cycle cycle) {
        int shared = jdbc.sql("""
                        update cycle set shared_at = ? where collaborative_id = ? and id = ? and shared_at is null
                        """).params(now(), collaborative.id(), cycle.id()).update();
        if (shared == 1) {
            touched(collaborative, team, cycle, "cycle.shared", Map.of(), Map.of("shared", true));
        }
    }

    private void write(Collaborative collaborative, UUID id, CycleField field, String value) {
        Object stored = switch (field.type()) {
            case DATE -> value.isEmpty() ? null : LocalDate.parse(value);
            case PERSON -> value.isEmpty() ? null : UUID.fromString(value);
            default -> value;
        };
        jdbc.sql("update cycle set " + field.column()
                        + " = :value where collaborative_id = :collaborative and id = :id")
                .param("value", stored)
                .param("collaborative", collaborative.id())
                .param("id", id)
                .update();
    }

    private void touched(
            Collaborative collaborative,
            Team team,
            Cycle cycle,
            String action,
            Map<String, ?> before,
            Map<String, ?> after) {
        index(collaborative, cycle.id());
        audit.record(collaborative.id(), action, subject(team, cycle.code()), before, after);
        events.publishEvent(new CycleChanged(collaborative, team.id(), cycle.id(), action));
    }

    private void index(Collaborative collaborative, UUID id) {
        jdbc.sql("update cycle set version = version + 1, changed_at = ? where collaborative_id = ? and id = ?")
                .params(now(), collaborative.id(), id)
                .update();
        index(collaborative, "and k.id = :id", id);
    }

    /** Writes anew what all tests of a collaborative can be found by. */
    @Transactional
    public void reindex(Collaborative collaborative) {
        index(collaborative, "", null);
    }

    /** What people can find a test by: all that was written in it, and the names of its ideas. */
    private void index(Collaborative collaborative, String which, @Nullable UUID id) {
        jdbc.sql("""
                        update cycle c set search = words.found
                        from (
                            select all_of.id, to_tsvector(cast(:language as regconfig), all_of.words)
                                || to_tsvector('simple', all_of.words) as found
                            from (
                                select k.id, concat_ws(' ', k.code, k.title, k.objective, k.conditions, k.place,
                                    k.collects, k.happened, k.problems, k.observations, k.learned, k.next_step, k.reason,
                                    (select string_agg(concat_ws(' ', p.question, p.prediction, p.why, p.result), ' ')
                                     from cycle_prediction p where p.collaborative_id = k.collaborative_id
                                       and p.cycle_id = k.id and p.removed_at is null),
                                    (select string_agg(n.text, ' ')
                                     from cycle_idea i join theory_node n
                                       on n.collaborative_id = i.collaborative_id and n.id = i.node_id
                                     where i.collaborative_id = k.collaborative_id and i.cycle_id = k.id)) as words
                                from cycle k where k.collaborative_id = :collaborative %s) all_of) words
                        where c.collaborative_id = :collaborative and c.id = words.id
                        """.formatted(which))
                .param("language", Languages.configuration(collaborative.language()))
                .param("collaborative", collaborative.id())
                .param("id", id)
                .update();
    }

    private static Map<String, String> written(Map<CycleField, String> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(field -> field.getKey().written(), Map.Entry::getValue));
    }

    private Cycle again(Collaborative collaborative, UUID id) {
        return cycles.find(collaborative.id(), id).orElseThrow();
    }

    /** Two at once would take the same code: the second one waits for the first. */
    private void lock(Team team) {
        jdbc.sql("select 1 from team where collaborative_id = ? and id = ? for no key update")
                .params(team.collaborative(), team.id())
                .query(Integer.class)
                .single();
    }

    static String subject(Team team, String code) {
        return "team/" + team.code() + "/cycle/" + code;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
