package org.allteach.imports;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.collaboratives.Membership;
import org.allteach.database.Ids;
import org.allteach.imports.Import.State;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** The imports of collaboratives, and the steps from one state of theirs to the next. */
@Component
class Imports {

    private static final int SHOWN = 200;
    private static final String SELECT = """
            select i.*, p.name as person_name from import i join person p on p.id = i.person_id
            where i.collaborative_id = :collaborative
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final RunImports.Queue queue;
    private final Clock clock;

    Imports(JdbcClient jdbc, ObjectMapper json, AuditTrail audit, RunImports.Queue queue, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.queue = queue;
        this.clock = clock;
    }

    /** The newest: one's own, or everybody's for those who manage the data. */
    List<Import> of(Membership membership) {
        return jdbc.sql(SELECT + "and (:all or i.person_id = :viewer) order by i.id desc limit :shown")
                .param("collaborative", membership.collaborative().id())
                .param("all", membership.holds(Permission.MANAGE_DATA))
                .param("viewer", membership.viewer().id())
                .param("shown", SHOWN)
                .query(this::read)
                .list();
    }

    Optional<Import> find(Membership membership, UUID id) {
        return find(membership.collaborative().id(), id)
                .filter(one ->
                        one.person().equals(membership.viewer().id()) || membership.holds(Permission.MANAGE_DATA));
    }

    Optional<Import> find(UUID collaborative, UUID id) {
        return jdbc.sql(SELECT + "and i.id = :id")
                .param("collaborative", collaborative)
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Keeps a file and has it read. */
    @Transactional
    UUID receive(Membership membership, String fileName, long size, InputStream content) throws IOException {
        UUID collaborative = membership.collaborative().id();
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into import (collaborative_id, id, person_id, actor_id, file_name, file_size, state, received_at)
                        values (:collaborative, :id, :person, :person, :name, :size, 'RECEIVED', :now)
                        """)
                .param("collaborative", collaborative)
                .param("id", id)
                .param("person", membership.viewer().id())
                .param("name", fileName)
                .param("size", size)
                .param("now", now())
                .update();
        file(collaborative, id).keep(content);
        audit.record(collaborative, "import.received", "import/" + id, null, Map.of("file", fileName, "bytes", size));
        queue.add(collaborative, id, 1);
        return id;
    }

    /** Has a file read again, by another layout. */
    @Transactional
    void readAgain(Membership membership, Import seen, Layout layout) {
        requireStored(seen);
        step(membership, seen, State.RECEIVED, EnumSet.of(State.IN_REVIEW));
        jdbc.sql("update import set layout = cast(? as jsonb) where collaborative_id = ? and id = ?")
                .params(json.writeValueAsString(layout), seen.collaborative(), seen.id())
                .update();
    }

    /** Has a reviewed file written. Asked twice, it is written once. */
    @Transactional
    void commit(Membership membership, Import seen) {
        if (seen.state() == State.COMMITTING || seen.state() == State.COMMITTED) {
            return;
        }
        requireStored(seen);
        step(membership, seen, State.COMMITTING, EnumSet.of(State.IN_REVIEW));
    }

    /** Has everything that it wrote taken back. */
    @Transactional
    void undo(Membership membership, Import seen) {
        if (seen.state() == State.UNDOING || seen.state() == State.UNDONE) {
            return;
        }
        step(membership, seen, State.UNDOING, EnumSet.of(State.COMMITTED));
    }

    @Transactional
    void cancel(Membership membership, Import seen) {
        if (seen.state() == State.CANCELLED) {
            return;
        }
        step(membership, seen, State.CANCELLED, EnumSet.of(State.RECEIVED, State.IN_REVIEW, State.UNREADABLE));
        audit.record(
                seen.collaborative(), "import.cancelled", "import/" + seen.id(), null, Map.of("file", seen.fileName()));
    }

    private static void requireStored(Import seen) {
        if (!seen.stored()) {
            throw Refusal.conflict(Problem.of("", seen.fileName(), "imports.problem.gone"));
        }
    }

    /** From one state to the next, once, and only from the one that was seen. */
    private void step(Membership membership, Import seen, State next, Set<State> allowed) {
        int moved = !allowed.contains(seen.state())
                ? 0
                : jdbc.sql("""
                                update import set state = :next, version = version + 1, rows_read = 0, actor_id = :actor,
                                    ended_at = case when :ends then cast(:now as timestamptz) end
                                where collaborative_id = :collaborative and id = :id and version = :version
                                """)
                        .param("next", next.name())
                        .param("actor", membership.viewer().id())
                        .param("ends", next == State.CANCELLED)
                        .param("now", now())
                        .param("collaborative", seen.collaborative())
                        .param("id", seen.id())
                        .param("version", seen.version())
                        .update();
        if (moved == 0) {
            throw Refusal.conflict(Problem.of("", null, "imports.problem.state"));
        }
        if (next.isAtWork()) {
            queue.add(seen.collaborative(), seen.id(), seen.version() + 1);
        }
    }

    // The steps of the jobs. Each changes something only while the import is still in the version that the job works
    // on.

    /** Notes how far a job is; false where its work is no longer wanted. */
    boolean progress(Import work, long rowsRead, long rowsTotal) {
        return jdbc.sql("""
                        update import set rows_read = ?, rows_total = ?
                        where collaborative_id = ? and id = ? and version = ?
                        """)
                        .params(rowsRead, rowsTotal, work.collaborative(), work.id(), work.version())
                        .update()
                == 1;
    }

    /** The rows were read; or the layout says too little to read them, then there is no summary. */
    @Transactional
    void reviewed(Import work, Layout layout, Import.@Nullable Summary summary) {
        jdbc.sql("""
                        update import set state = 'IN_REVIEW', layout = cast(:layout as jsonb), failure = null,
                            summary = cast(:summary as jsonb), reviewed_at = :now, version = version + 1
                        where collaborative_id = :collaborative and id = :id and version = :version
                        """)
                .param("layout", json.writeValueAsString(layout))
                .param("summary", summary == null ? null : json.writeValueAsString(summary))
                .param("now", now())
                .param("collaborative", work.collaborative())
                .param("id", work.id())
                .param("version", work.version())
                .update();
    }

    @Transactional
    void unreadable(Import work, Problem problem) {
        jdbc.sql("""
                        update import set state = 'UNREADABLE', failure = cast(:failure as jsonb), ended_at = :now,
                            version = version + 1
                        where collaborative_id = :collaborative and id = :id and version = :version
                        """)
                .param("failure", json.writeValueAsString(Import.Failure.of(problem)))
                .param("now", now())
                .param("collaborative", work.collaborative())
                .param("id", work.id())
                .param("version", work.version())
                .update();
    }

    /** Claims the end of a job within the transaction of its effect: false where that was reached before. */
    boolean committed(Import work) {
        return ended(work, Import.State.COMMITTED, "committed_at");
    }

    /** The same of taking an import back. */
    boolean undone(Import work) {
        return ended(work, Import.State.UNDONE, "ended_at");
    }

    private boolean ended(Import work, Import.State state, String column) {
        return jdbc.sql("""
                        update import set state = :state, %s = :now, version = version + 1
                        where collaborative_id = :collaborative and id = :id and version = :version
                        """.formatted(column))
                        .param("state", state.name())
                        .param("now", now())
                        .param("collaborative", work.collaborative())
                        .param("id", work.id())
                        .param("version", work.version())
                        .update()
                == 1;
    }

    void summarise(Import work, Import.Summary summary) {
        jdbc.sql("update import set summary = cast(? as jsonb) where collaborative_id = ? and id = ?")
                .params(json.writeValueAsString(summary), work.collaborative(), work.id())
                .update();
    }

    StoredFile file(UUID collaborative, UUID id) {
        return new StoredFile(jdbc, collaborative, id);
    }

    /** Lets go of files that nobody needs any more; what they did stays known. */
    @Transactional
    int forgetFiles(Duration after) {
        OffsetDateTime before = now().minus(after);
        jdbc.sql("""
                        update import set state = 'CANCELLED', ended_at = :now, version = version + 1
                        where state in ('IN_REVIEW') and received_at < :before
                        """).param("now", now()).param("before", before).update();
        jdbc.sql("""
                        delete from import_chunk c using import i
                        where i.collaborative_id = c.collaborative_id and i.id = c.import_id
                          and coalesce(i.ended_at, i.committed_at) < ?
                        """).param(before).update();
        return jdbc.sql("update import set stored = false where stored and coalesce(ended_at, committed_at) < ?")
                .param(before)
                .update();
    }

    @EventListener
    void forget(CollaborativeRemoved removed) {
        for (String table : List.of("import_problem", "import_chunk", "import")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(removed.id())
                    .update();
        }
    }

    private Import read(ResultSet row, int number) throws SQLException {
        return new Import(
                row.getObject("collaborative_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getObject("actor_id", UUID.class),
                row.getString("file_name"),
                row.getLong("file_size"),
                State.valueOf(row.getString("state")),
                json(row.getString("layout"), Layout.class),
                row.getLong("rows_read"),
                row.getLong("rows_total"),
                json(row.getString("summary"), Import.Summary.class),
                json(row.getString("failure"), Import.Failure.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                instant(row, "reviewed_at"),
                instant(row, "committed_at"),
                instant(row, "ended_at"),
                row.getBoolean("stored"),
                row.getInt("version"));
    }

    private <T> @Nullable T json(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
