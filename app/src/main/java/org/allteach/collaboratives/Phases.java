package org.allteach.collaboratives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The courses of collaboratives: their phases. */
@Component
public class Phases {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Phases(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A collaborative's phases as they come. */
    public List<Phase> of(UUID collaborative) {
        return jdbc.sql("select * from phase where collaborative_id = ? order by starts_on, ends_on, id")
                .param(collaborative)
                .query(Phases::phase)
                .list();
    }

    public Optional<Phase> find(UUID collaborative, UUID id) {
        return jdbc.sql("select * from phase where collaborative_id = ? and id = ?")
                .params(collaborative, id)
                .query(Phases::phase)
                .optional();
    }

    @Transactional
    public void add(Collaborative collaborative, Phase phase) {
        insert(collaborative.id(), phase);
        audit.record(collaborative.id(), "phase.added", "phase/" + phase.id(), null, phase.content());
    }

    /** Saves a changed phase; empty where somebody else has saved or removed it since it was read. */
    @Transactional
    public Optional<Phase> change(Collaborative collaborative, Phase changed) {
        Phase before = find(collaborative.id(), changed.id()).orElse(null);
        if (before == null) {
            return Optional.empty();
        }
        int saved = jdbc.sql("""
                        update phase set kind = :kind, title = :title, starts_on = :startsOn, ends_on = :endsOn,
                            place = :place, version = version + 1
                        where collaborative_id = :collaborative and id = :id and version = :version
                        """)
                .param("kind", changed.kind().name())
                .param("title", changed.title())
                .param("startsOn", changed.startsOn())
                .param("endsOn", changed.endsOn())
                .param("place", changed.place())
                .param("collaborative", collaborative.id())
                .param("id", changed.id())
                .param("version", changed.version())
                .update();
        if (saved == 0) {
            return Optional.empty();
        }
        var difference = Difference.between(before.content(), changed.content());
        audit.record(
                collaborative.id(), "phase.changed", "phase/" + changed.id(), difference.before(), difference.after());
        return find(collaborative.id(), changed.id());
    }

    /** Removes a phase; once more removes nothing. */
    @Transactional
    public void remove(Collaborative collaborative, Phase phase) {
        int removed = jdbc.sql("delete from phase where collaborative_id = ? and id = ?")
                .params(collaborative.id(), phase.id())
                .update();
        if (removed > 0) {
            audit.record(collaborative.id(), "phase.removed", "phase/" + phase.id(), phase.content(), null);
        }
    }

    /** Puts a course in the place of another. */
    @Transactional
    public void replace(Collaborative collaborative, List<Phase> course) {
        var before = of(collaborative.id()).stream().map(Phase::content).toList();
        var after = course.stream().map(Phase::content).toList();
        if (before.equals(after)) {
            return;
        }
        jdbc.sql("delete from phase where collaborative_id = ?")
                .param(collaborative.id())
                .update();
        course.forEach(phase -> insert(collaborative.id(), phase));
        audit.record(
                collaborative.id(), "phases.replaced", "phases", Map.of("phases", before), Map.of("phases", after));
    }

    private void insert(UUID collaborative, Phase phase) {
        jdbc.sql("""
                        insert into phase (collaborative_id, id, kind, title, starts_on, ends_on, place)
                        values (:collaborative, :id, :kind, :title, :startsOn, :endsOn, :place)
                        """)
                .param("collaborative", collaborative)
                .param("id", phase.id())
                .param("kind", phase.kind().name())
                .param("title", phase.title())
                .param("startsOn", phase.startsOn())
                .param("endsOn", phase.endsOn())
                .param("place", phase.place())
                .update();
    }

    private static Phase phase(ResultSet row, int number) throws SQLException {
        return new Phase(
                row.getObject("id", UUID.class),
                Phase.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getString("place"),
                row.getInt("version"));
    }
}
