package org.allteach.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the trail are wanted; an empty text and a null moment do not filter.
 *
 * @param person a part of the name of who did it
 * @param action how the action begins: {@code person} or {@code person.disabled}
 * @param subject how the subject begins: {@code team/W07}
 * @param from the first moment
 * @param until the moment before which
 */
public record AuditFilter(
        String person,
        String action,
        String subject,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static AuditFilter ofSubject(String subject) {
        return new AuditFilter("", "", subject, null, null);
    }
}
