package org.allteach.calendars;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's calendar at a secret address.
 *
 * @param readAt when a calendar program last read it, to the hour; null for never
 * @param contentHash by which a change of its content is known; null before it was read
 */
record Feed(
        UUID person,
        Choices choices,
        Instant createdAt,
        @Nullable Instant readAt,
        @Nullable String contentHash,
        @Nullable Instant changedAt) {

    /** What is wanted beside activities. */
    record Choices(boolean phases, boolean dueDays) {

        static Choices usual() {
            return new Choices(true, false);
        }
    }
}
