package org.allteach.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.allteach.database.Ids;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.ObjectMapper;

/** The trail of changes. A change and its entry are one transaction. */
@Component
public class AuditTrail {

    /** Stands for the installation where an entry belongs to no collaborative. */
    public static final UUID INSTALLATION = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JdbcOperations batches, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes what the viewer at hand has just changed.
     *
     * @param collaborative whose change it is; {@link #INSTALLATION} for none
     * @param action what was done, as {@code noun.pastTense}: {@code team.renamed}
     * @param subject to what, by natural key: {@code team/W07}
     * @param before the thing before, as a map or record; null where it is new
     * @param after the thing after; null where it is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            UUID collaborative, String action, String subject, @Nullable Object before, @Nullable Object after) {
        record(collaborative, List.of(new Change(action, subject, before, after)));
    }

    /** One change of several; its members are those of {@link #record(UUID, String, String, Object, Object)}. */
    public record Change(
            String action,
            String subject,
            @Nullable Object before,
            @Nullable Object after) {}

    /** Writes many changes at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID collaborative, List<Change> changes) {
        Viewer viewer = Viewer.current();
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        String address = address();
        batches.batchUpdate(
                """
                insert into audit_entry (collaborative_id, id, at, person_id, person, action, subject, before, after,
                    source, address)
                values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?)
                """,
                changes.stream()
                        .map(change -> new @Nullable Object[] {
                            collaborative,
                            Ids.next(),
                            now,
                            viewer == null ? null : viewer.id(),
                            viewer == null ? "" : viewer.name(),
                            change.action(),
                            change.subject(),
                            written(change.before()),
                            written(change.after()),
                            source(viewer),
                            address
                        })
                        .toList());
    }

    private @Nullable String written(@Nullable Object thing) {
        return thing == null ? null : json.writeValueAsString(thing);
    }

    private static String source(@Nullable Viewer viewer) {
        return viewer == null ? "system" : viewer.means() == Viewer.Means.SESSION ? "page" : "api";
    }

    /** The newest entries of a collaborative, of those whose subject starts so; older than an id for the next page. */
    public List<AuditEntry> entries(UUID collaborative, String subjectPrefix, @Nullable UUID before, int limit) {
        return entries(collaborative, AuditFilter.ofSubject(subjectPrefix), before, limit);
    }

    /** The newest entries of a collaborative that pass the filter; older than an id for the next page. */
    public List<AuditEntry> entries(UUID collaborative, AuditFilter filter, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select id, at, person, action, subject, before::text, after::text, source, address
                        from audit_entry
                        where collaborative_id = :collaborative
                          and starts_with(subject, :subject) and starts_with(action, :action)
                          and (:person = '' or position(lower(:person) in lower(person)) > 0)
                          and (cast(:from as timestamptz) is null or at >= :from)
                          and (cast(:until as timestamptz) is null or at < :until)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("collaborative", collaborative)
                .param("subject", filter.subject())
                .param("action", filter.action())
                .param("person", filter.person())
                .param("from", at(filter.from()))
                .param("until", at(filter.until()))
                .param("before", before)
                .param("limit", limit)
                .query(AuditTrail::entry)
                .list();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("before"),
                row.getString("after"),
                row.getString("source"),
                row.getString("address"));
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
