package org.allteach.pdsa;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.web.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was collected in a cycle, or shown to somebody: forms, sheets, photographs. */
@Component
class CycleFiles {

    static final long LARGEST = 10L * 1024 * 1024;

    /** What may be kept, by the ending of its name. It is handed out as a file to save, never shown in the page. */
    static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("txt", "text/plain"),
            Map.entry("csv", "text/csv"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"));

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    CycleFiles(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file without its content. */
    record File(UUID id, String name, String type, long size, String person, Instant at) {}

    /** What may be kept under that name; empty where nothing may. */
    static Optional<String> type(String name) {
        int dot = name.lastIndexOf('.');
        return Optional.ofNullable(TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)))
                .filter(type -> dot > 0);
    }

    List<File> of(Cycle cycle) {
        return jdbc.sql("""
                        select f.id, f.name, f.media_type, octet_length(f.content) as size, p.name as person, f.at
                        from cycle_file f left join person p on p.id = f.person_id
                        where f.collaborative_id = ? and f.cycle_id = ? and f.removed_at is null order by f.at
                        """)
                .params(cycle.collaborative(), cycle.id())
                .query((row, n) -> new File(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("person") == null ? "" : row.getString("person"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    byte[] content(Cycle cycle, File file) {
        return jdbc.sql("select content from cycle_file where collaborative_id = ? and id = ?")
                .params(cycle.collaborative(), file.id())
                .query((row, n) -> row.getBytes("content"))
                .single();
    }

    @Transactional
    void keep(Collaborative collaborative, Team team, Cycle cycle, String name, String type, byte[] content) {
        jdbc.sql("""
                        insert into cycle_file (collaborative_id, id, cycle_id, name, media_type, content, person_id, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        collaborative.id(),
                        Ids.next(),
                        cycle.id(),
                        name,
                        type,
                        content,
                        Viewer.required().id(),
                        now())
                .update();
        audit.record(
                collaborative.id(), "cycle.fileKept", Testing.subject(team, cycle.code()), null, Map.of("name", name));
    }

    @Transactional
    void remove(Collaborative collaborative, Team team, Cycle cycle, File file) {
        jdbc.sql("update cycle_file set removed_at = ? where collaborative_id = ? and id = ?")
                .params(now(), collaborative.id(), file.id())
                .update();
        audit.record(
                collaborative.id(),
                "cycle.fileRemoved",
                Testing.subject(team, cycle.code()),
                Map.of("name", file.name()),
                null);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
