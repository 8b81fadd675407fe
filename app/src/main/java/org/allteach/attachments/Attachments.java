package org.allteach.attachments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** The files of collaboratives. */
@Component
public class Attachments {

    private static final long LARGEST = 10L * 1024 * 1024;
    private static final int LONGEST_NAME = 200;

    /** What may be kept, by the ending of its name. */
    private static final Map<String, String> TYPES = Map.ofEntries(
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

    Attachments(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file without its content. */
    public record Attachment(UUID id, String name, String type, long size, String person, Instant at) {}

    /** The files of a topic, in the order of their coming. */
    public List<Attachment> of(UUID collaborative, UUID topic) {
        return jdbc.sql("""
                        select f.id, f.name, f.media_type, octet_length(f.content) as size, p.name as person, f.at
                        from attachment f left join person p on p.id = f.person_id
                        where f.collaborative_id = ? and f.topic_id = ? and f.removed_at is null order by f.at, f.id
                        """)
                .params(collaborative, topic)
                .query((row, n) -> new Attachment(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("person") == null ? "" : row.getString("person"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** That somebody brought a file on a day. */
    public record Kept(UUID person, LocalDate day) {}

    /** Who brought files between two days, of those that are still there; applicants without an account are nobody. */
    public List<Kept> kept(Collaborative collaborative, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select person_id, (at at time zone :zone)::date as day from attachment
                        where collaborative_id = :collaborative and person_id is not null and removed_at is null
                          and (at at time zone :zone)::date between :from and :until
                        """)
                .param("collaborative", collaborative.id())
                .param("zone", collaborative.zone().getId())
                .param("from", from)
                .param("until", until)
                .query((row, n) ->
                        new Kept(row.getObject("person_id", UUID.class), row.getObject("day", LocalDate.class)))
                .list();
    }

    /**
     * The file of that id, among those of a topic.
     *
     * @throws Refusal where there is none
     */
    public Attachment find(UUID collaborative, UUID topic, String id) {
        return of(collaborative, topic).stream()
                .filter(file -> file.id().toString().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** A file's content as an answer: to be saved, never shown, so that what somebody sent does not run in anybody's page. */
    public ResponseEntity<byte[]> handOut(UUID collaborative, Attachment file) {
        byte[] content = jdbc.sql("select content from attachment where collaborative_id = ? and id = ?")
                .params(collaborative, file.id())
                .query((row, n) -> row.getBytes("content"))
                .single();
        String disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    /**
     * Keeps a file that somebody sent; of applicants without an account no person is noted.
     *
     * @param subject what the trail of changes calls the topic
     * @return what is wrong with it; empty where it was kept
     */
    @Transactional
    public List<Problem> keep(UUID collaborative, UUID topic, String subject, MultipartFile file) throws IOException {
        String name = Optional.ofNullable(file.getOriginalFilename())
                .orElse("")
                .replaceAll("[\\\\/\\p{Cntrl}]+", "-")
                .strip();
        Optional<String> type = type(name);
        if (type.isEmpty() || name.length() > LONGEST_NAME) {
            String known = String.join(", ", TYPES.keySet().stream().sorted().toList());
            return List.of(Problem.of("file", name, "attachments.problem.kind", known));
        }
        if (file.getSize() > LARGEST) {
            return List.of(Problem.of("file", name, "attachments.problem.large", LARGEST / 1024 / 1024));
        }
        Viewer viewer = Viewer.current();
        jdbc.sql("""
                        insert into attachment (collaborative_id, id, topic_id, name, media_type, content, person_id, at)
                        values (:collaborative, :id, :topic, :name, :type, :content, :person, :at)
                        """)
                .param("collaborative", collaborative)
                .param("id", Ids.next())
                .param("topic", topic)
                .param("name", name)
                .param("type", type.get())
                .param("content", file.getBytes())
                .param("person", viewer == null ? null : viewer.id())
                .param("at", now())
                .update();
        audit.record(collaborative, "file.kept", subject, null, Map.of("name", name));
        return List.of();
    }

    private static Optional<String> type(String name) {
        int dot = name.lastIndexOf('.');
        return Optional.ofNullable(TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)))
                .filter(type -> dot > 0);
    }

    /** Takes a file away; it stays in the table. */
    @Transactional
    public void remove(UUID collaborative, String subject, Attachment file) {
        jdbc.sql("update attachment set removed_at = ? where collaborative_id = ? and id = ?")
                .params(now(), collaborative, file.id())
                .update();
        audit.record(collaborative, "file.removed", subject, Map.of("name", file.name()), null);
    }

    @EventListener
    void removed(CollaborativeRemoved event) {
        jdbc.sql("delete from attachment where collaborative_id = ?")
                .param(event.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
