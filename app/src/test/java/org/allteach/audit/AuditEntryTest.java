package org.allteach.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

    @Test
    void only_what_differs_is_a_change_field_by_field() {
        var entry = entry(
                "{\"name\": \"One\", \"size\": 3, \"attributes\": {\"kind\": \"small\", \"region\": \"north\"}}",
                "{\"name\": \"Two\", \"size\": 3, \"attributes\": {\"kind\": \"large\"}, \"open\": true}");
        assertThat(entry.changes())
                .containsExactly(
                        new AuditEntry.Change("attributes.kind", "small", "large"),
                        new AuditEntry.Change("attributes.region", "north", null),
                        new AuditEntry.Change("name", "One", "Two"),
                        new AuditEntry.Change("open", null, "true"));
    }

    @Test
    void what_is_new_or_gone_has_one_side_only() {
        assertThat(entry(null, "{\"name\": \"One\"}").changes())
                .containsExactly(new AuditEntry.Change("name", null, "One"));
        assertThat(entry("{\"name\": \"One\"}", null).changes())
                .containsExactly(new AuditEntry.Change("name", "One", null));
        assertThat(entry(null, null).changes()).isEmpty();
        assertThat(entry(null, "{\"name\": null, \"tags\": [1, 2]}").changes())
                .containsExactly(new AuditEntry.Change("tags", null, "[1,2]"));
    }

    private static AuditEntry entry(@Nullable String before, @Nullable String after) {
        return new AuditEntry(new UUID(0, 1), Instant.EPOCH, "Ann", "x.changed", "x", before, after, "page", null);
    }
}
