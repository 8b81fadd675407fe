package org.allteach.demonstrationprogramme;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Writes many rows at once. */
@Component
class Rows {

    private final JdbcOperations batches;
    private final ObjectMapper json;

    Rows(JdbcOperations batches, ObjectMapper json) {
        this.batches = batches;
        this.json = json;
    }

    /** What of a thing goes into a row. */
    interface Row<T> {
        @Nullable
        Object[] of(T thing);
    }

    /** Something that somebody did, for the trail of changes. */
    record Deed(
            Instant at,
            UUID person,
            String action,
            String subject,
            @Nullable Map<String, ?> before,
            Map<String, ?> after) {}

    <T> void insert(String sql, Collection<T> things, Row<T> row) {
        if (!things.isEmpty()) {
            batches.batchUpdate(sql, things.stream().map(row::of).toList());
        }
    }

    void one(String sql, @Nullable Object... values) {
        batches.update(sql, values);
    }

    void tell(UUID collaborative, List<Deed> deeds) {
        insert("""
                insert into audit_entry (collaborative_id, id, at, person_id, person, action, subject, before, after,
                    source)
                values (?, ?, ?, ?, (select name from person where id = ?), ?, ?, cast(? as jsonb), cast(? as jsonb),
                    'page')
                """, deeds, deed -> new @Nullable Object[] {
            collaborative,
            Ids.next(),
            utc(deed.at()),
            deed.person(),
            deed.person(),
            deed.action(),
            deed.subject(),
            deed.before() == null ? null : json(deed.before()),
            json(deed.after())
        });
    }

    String json(Object content) {
        return json.writeValueAsString(content);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
