package org.allteach.theory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Difference;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** The theories of collaboratives and of their teams. */
@Component
public class Theories {

    private final JdbcClient jdbc;
    private final NodeRows rows;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Theories(
            JdbcClient jdbc,
            JdbcOperations batches,
            ObjectMapper json,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = new NodeRows(jdbc, batches, json);
        this.json = json;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A node, and whose theory it is part of. */
    public record Placed(@Nullable UUID team, Node node) {}

    /** The theory of a team or, for null, of the collaborative; an empty one where nobody has begun it. */
    public Theory of(UUID collaborative, @Nullable UUID team) {
        return head(collaborative, team, false)
                .map(head -> new Theory(collaborative, team, head.version(), rows.diagram(collaborative, head.id())))
                .orElseGet(() -> new Theory(collaborative, team, 0, Diagram.EMPTY));
    }

    /** Which row a theory is, and its newest revision. */
    private record Head(UUID id, int version) {}

    private Optional<Head> head(UUID collaborative, @Nullable UUID team, boolean lock) {
        return jdbc.sql("""
                        select id, version from theory
                        where collaborative_id = :collaborative and team_id is not distinct from cast(:team as uuid) %s
                        """.formatted(lock ? "for update" : ""))
                .param("collaborative", collaborative)
                .param("team", team)
                .query((row, n) -> new Head(row.getObject("id", UUID.class), row.getInt("version")))
                .optional();
    }

    /** All change ideas and drivers of a collaborative, its own and its teams': by id. */
    public Map<UUID, Placed> all(UUID collaborative) {
        return rows.all(collaborative);
    }

    public Optional<Placed> find(UUID collaborative, UUID node) {
        return rows.find(collaborative, node);
    }

    /**
     * Changes a theory: reads it anew, under a lock, and keeps what the edit makes of it. Nothing is written where the edit
     * changes nothing.
     *
     * @param action what is done, as {@code noun.pastTense}
     * @param edit what is to become of the diagram as it stands; null where what the viewer saw of it is no longer so
     * @return the theory as it stands now; empty where the edit gave nothing
     */
    @Transactional
    public Optional<Theory> change(
            Collaborative collaborative,
            @Nullable Team team,
            String action,
            Function<Diagram, @Nullable Diagram> edit) {
        return change(collaborative, team, action, null, edit);
    }

    private Optional<Theory> change(
            Collaborative collaborative,
            @Nullable Team team,
            String action,
            @Nullable Integer undoes,
            Function<Diagram, @Nullable Diagram> edit) {
        UUID teamId = team == null ? null : team.id();
        begin(collaborative.id(), teamId);
        Head head = head(collaborative.id(), teamId, true).orElseThrow();
        Diagram before = rows.diagram(collaborative.id(), head.id());
        Diagram after = edit.apply(before);
        if (after == null) {
            return Optional.empty();
        }
        Delta delta = Delta.between(before, after);
        if (!delta.isEmpty()) {
            rows.write(collaborative.id(), head.id(), delta, now());
            revise(collaborative.id(), head, action, undoes, delta);
            log(collaborative.id(), team, action, delta);
            events.publishEvent(new TheoryChanged(
                    collaborative,
                    teamId,
                    delta.nodes().stream().map(changed -> changed.after().id()).collect(Collectors.toSet())));
        }
        return Optional.of(of(collaborative.id(), teamId));
    }

    private void begin(UUID collaborative, @Nullable UUID team) {
        jdbc.sql("""
                        insert into theory (collaborative_id, id, team_id) values (:collaborative, :id, cast(:team as uuid))
                        on conflict (collaborative_id, team_id) do nothing
                        """)
                .param("collaborative", collaborative)
                .param("id", Ids.next())
                .param("team", team)
                .update();
    }

    private void revise(UUID collaborative, Head head, String action, @Nullable Integer undoes, Delta delta) {
        Viewer viewer = Viewer.current();
        jdbc.sql("""
                        insert into theory_revision (collaborative_id, theory_id, number, person_id, at, action, undoes, delta)
                        values (:collaborative, :theory, :number, cast(:person as uuid), :at, :action, :undoes,
                            cast(:delta as jsonb))
                        """)
                .param("collaborative", collaborative)
                .param("theory", head.id())
                .param("number", head.version() + 1)
                .param("person", viewer == null ? null : viewer.id())
                .param("at", now())
                .param("action", action)
                .param("undoes", undoes)
                .param("delta", json.writeValueAsString(delta))
                .update();
        jdbc.sql("update theory set version = version + 1 where collaborative_id = ? and id = ?")
                .params(collaborative, head.id())
                .update();
    }

    private void log(UUID collaborative, @Nullable Team team, String action, Delta delta) {
        String place = team == null ? "theory" : "team/" + team.code() + "/theory";
        var changes = new ArrayList<AuditTrail.Change>();
        for (Delta.NodeChange change : delta.nodes()) {
            Map<String, @Nullable Object> old = change.before() == null ? Map.of() : logged(change.before());
            var difference = Difference.between(old, logged(change.after()));
            changes.add(new AuditTrail.Change(
                    action,
                    place + "/" + change.after().code(),
                    change.before() == null ? null : difference.before(),
                    difference.after()));
        }
        if (delta.nodes().isEmpty()) {
            changes.add(new AuditTrail.Change(
                    action,
                    place,
                    Map.of("links", delta.linksGone().size()),
                    Map.of("links", delta.linksCome().size())));
        }
        audit.record(collaborative, changes);
    }

    private static Map<String, @Nullable Object> logged(Node node) {
        var fields = new LinkedHashMap<String, @Nullable Object>(node.content().fields());
        fields.put("position", node.position());
        Node.Retirement retired = node.retired();
        fields.put("retired", retired == null ? null : retired.on() + " " + retired.reason());
        return fields;
    }

    /** What happened to a theory, the newest first. */
    public List<Revision> revisions(Theory theory, int most) {
        return jdbc.sql("""
                        select r.*, p.name, exists (
                            select 1 from theory_revision u
                            where u.collaborative_id = r.collaborative_id and u.theory_id = r.theory_id
                              and u.undoes = r.number) as undone
                        from theory t
                        join theory_revision r on r.collaborative_id = t.collaborative_id and r.theory_id = t.id
                        left join person p on p.id = r.person_id
                        where t.collaborative_id = :collaborative
                          and t.team_id is not distinct from cast(:team as uuid)
                        order by r.number desc limit :most
                        """)
                .param("collaborative", theory.collaborative())
                .param("team", theory.team())
                .param("most", most)
                .query((row, n) -> new Revision(
                        row.getInt("number"),
                        row.getObject("person_id", UUID.class),
                        row.getString("name") == null ? "" : row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("action"),
                        row.getObject("undoes", Integer.class),
                        row.getBoolean("undone"),
                        json.readValue(row.getString("delta"), Delta.class)))
                .list();
    }

    /**
     * That a theory was changed on a day.
     *
     * @param team whose it is; null for the collaborative's
     */
    public record Changed(@Nullable UUID team, @Nullable UUID person, LocalDate day, String action) {}

    /** The changes of all theories between two days that were not taken back again. */
    public List<Changed> changes(Collaborative collaborative, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select t.team_id, r.person_id, (r.at at time zone :zone)::date as day, r.action
                        from theory_revision r
                        join theory t on t.collaborative_id = r.collaborative_id and t.id = r.theory_id
                        where r.collaborative_id = :collaborative and r.undoes is null
                          and (r.at at time zone :zone)::date between :from and :until
                          and not exists (
                            select 1 from theory_revision u
                            where u.collaborative_id = r.collaborative_id and u.theory_id = r.theory_id
                              and u.undoes = r.number)
                        """)
                .param("collaborative", collaborative.id())
                .param("zone", collaborative.zone().getId())
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new Changed(
                        row.getObject("team_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("action")))
                .list();
    }

    /**
     * Takes one change back.
     *
     * @throws Refusal as a conflict where the same things have been changed since
     */
    @Transactional
    public Theory undo(Collaborative collaborative, @Nullable Team team, int number) {
        Theory theory = of(collaborative.id(), team == null ? null : team.id());
        Revision revision = revisions(theory, Integer.MAX_VALUE).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        if (revision.undone()) {
            throw Refusal.conflict(Problem.of("", Integer.toString(number), "theory.problem.undone"));
        }
        return change(
                        collaborative,
                        team,
                        "theory.undone",
                        number,
                        now -> revision.delta().undoneIn(now, collaborative.today(clock)))
                .orElseThrow(() ->
                        Refusal.conflict(Problem.of("", Integer.toString(number), "theory.problem.changedSince")));
    }

    /** Runs before the measures' and the teams' own rows go, to which these point. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("theory_revision", "theory_measure", "theory_link", "theory_node", "theory")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
