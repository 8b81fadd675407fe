package org.allteach.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change: who, what, when, from where, and the thing before and after as JSON. */
public record AuditEntry(
        UUID id,
        Instant at,
        String person,
        String action,
        String subject,
        @Nullable String before,
        @Nullable String after,
        String source,
        @Nullable String address) {}
