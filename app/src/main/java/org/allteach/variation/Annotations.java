package org.allteach.variation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.measures.Measure;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have said and decided of charts. Nothing is lost: what is taken back stays in the table with its time. */
@Component
public class Annotations {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Annotations(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The notes on a measure's chart of one team, in the order of their numbers. */
    List<Note> notes(UUID collaborative, UUID measure, UUID team) {
        return jdbc.sql("""
                        select n.*, p.name from chart_note n join person p on p.id = n.person_id
                        where n.collaborative_id = ? and n.measure_id = ? and n.team_id = ? and n.removed_at is null
                        order by n.period_start, n.id
                        """)
                .params(collaborative, measure, team)
                .query(Annotations::note)
                .list();
    }

    /** All notes of a collaborative, the newest points first. */
    public List<Note> notes(UUID collaborative) {
        return jdbc.sql("""
                        select n.*, p.name from chart_note n join person p on p.id = n.person_id
                        where n.collaborative_id = ? and n.removed_at is null
                        order by n.period_start desc, n.id desc
                        """).param(collaborative).query(Annotations::note).list();
    }

    private static Note note(ResultSet row, int number) throws SQLException {
        return new Note(
                row.getObject("id", UUID.class),
                row.getObject("measure_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("period_start", LocalDate.class),
                row.getString("text"),
                row.getString("name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                null);
    }

    /** The newest note on each chart of these measures; of one team or, for null, of all. */
    public List<Note> latestNotes(UUID collaborative, List<UUID> measures, @Nullable UUID team) {
        return jdbc.sql("""
                        select distinct on (n.measure_id, n.team_id) n.*, p.name
                        from chart_note n join person p on p.id = n.person_id
                        where n.collaborative_id = :collaborative and n.measure_id = any(:measures) %s
                          and n.removed_at is null
                        order by n.measure_id, n.team_id, n.period_start desc, n.id desc
                        """.formatted(team == null ? "" : "and n.team_id = :team"))
                .param("collaborative", collaborative)
                .param("measures", measures.toArray(UUID[]::new))
                .param("team", team)
                .query(Annotations::note)
                .list();
    }

    /** The decisions in force about the charts of measures, in time order; of one team or, for null, of all. */
    List<Decision> decisions(UUID collaborative, List<UUID> measures, @Nullable UUID team) {
        return jdbc.sql("""
                        select d.*, p.name, null as remover from chart_decision d join person p on p.id = d.person_id
                        where d.collaborative_id = :collaborative and d.measure_id = any(:measures) %s
                          and d.removed_at is null
                        order by d.period_start, d.id
                        """.formatted(team == null ? "" : "and d.team_id = :team"))
                .param("collaborative", collaborative)
                .param("measures", measures.toArray(UUID[]::new))
                .param("team", team)
                .query(Annotations::decision)
                .list();
    }

    /** What was decided of a team's chart and taken back, the newest first. */
    List<Decision> undone(UUID collaborative, UUID measure, UUID team) {
        return jdbc.sql("""
                        select d.*, p.name, r.name as remover
                        from chart_decision d join person p on p.id = d.person_id left join person r on r.id = d.removed_by
                        where d.collaborative_id = ? and d.measure_id = ? and d.team_id = ? and d.removed_at is not null
                        order by d.removed_at desc, d.id limit 100
                        """)
                .params(collaborative, measure, team)
                .query(Annotations::decision)
                .list();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        String label = row.getString("label");
        String remover = row.getString("remover");
        OffsetDateTime removed = row.getObject("removed_at", OffsetDateTime.class);
        return new Decision(
                row.getObject("id", UUID.class),
                row.getObject("measure_id", UUID.class),
                row.getObject("team_id", UUID.class),
                Decision.Kind.valueOf(row.getString("kind")),
                row.getObject("period_start", LocalDate.class),
                label == null ? "" : label,
                row.getString("reason"),
                row.getString("name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                removed == null ? null : new Decision.Undoing(remover == null ? "" : remover, removed.toInstant()));
    }

    @Transactional
    void note(Team team, Measure measure, LocalDate start, String text) {
        jdbc.sql("""
                        insert into chart_note (collaborative_id, id, measure_id, team_id, period_start, text, person_id, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        team.collaborative(),
                        Ids.next(),
                        measure.id(),
                        team.id(),
                        start,
                        text,
                        Viewer.required().id(),
                        now())
                .update();
        audit.record(team.collaborative(), "chart.noted", subject(team, measure), null, note(start.toString(), text));
    }

    /** Takes a note back; says whether there was one. */
    @Transactional
    boolean removeNote(Team team, Measure measure, UUID id) {
        return notes(team.collaborative(), measure.id(), team.id()).stream()
                .filter(note -> note.id().equals(id))
                .findFirst()
                .filter(note -> remove("chart_note", "", team, id))
                .map(note -> {
                    var before = note(note.start().toString(), note.text());
                    audit.record(team.collaborative(), "chart.noteRemoved", subject(team, measure), before, null);
                    return true;
                })
                .orElse(false);
    }

    @Transactional
    void decide(Team team, Measure measure, Decision.Kind kind, LocalDate start, String label, String reason) {
        jdbc.sql("""
                        insert into chart_decision (collaborative_id, id, measure_id, team_id, kind, period_start, label,
                            reason, person_id, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        team.collaborative(),
                        Ids.next(),
                        measure.id(),
                        team.id(),
                        kind.name(),
                        start,
                        label,
                        reason,
                        Viewer.required().id(),
                        now())
                .update();
        audit.record(team.collaborative(), kind.action(), subject(team, measure), null, decision(start, label, reason));
    }

    /** Takes a decision back; says whether there was one. */
    @Transactional
    boolean removeDecision(Team team, Measure measure, UUID id) {
        return decisions(team.collaborative(), List.of(measure.id()), team.id()).stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .filter(decision -> remove("chart_decision", ", removed_by = :person", team, id))
                .map(decision -> {
                    var before = decision(decision.start(), decision.label(), decision.reason());
                    audit.record(team.collaborative(), "chart.decisionRemoved", subject(team, measure), before, null);
                    return true;
                })
                .orElse(false);
    }

    private boolean remove(String table, String also, Team team, UUID id) {
        return jdbc.sql("""
                        update %s set removed_at = :now %s
                        where collaborative_id = :collaborative and team_id = :team and id = :id and removed_at is null
                        """.formatted(table, also))
                        .param("now", now())
                        .param("person", Viewer.required().id())
                        .param("collaborative", team.collaborative())
                        .param("team", team.id())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Runs before the measures' own rows go, to which these point. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("chart_note", "chart_decision")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }

    private static String subject(Team team, Measure measure) {
        return "team/" + team.code() + "/measure/" + measure.code();
    }

    private static Map<String, String> note(String start, String text) {
        return Map.of("period", start, "text", text);
    }

    private static Map<String, String> decision(LocalDate start, String label, String reason) {
        return Map.of("period", start.toString(), "label", label, "reason", reason);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
