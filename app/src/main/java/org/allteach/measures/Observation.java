package org.allteach.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value of a measure for a team and a period, in one of its revisions.
 *
 * @param start the first day of the period
 */
public record Observation(UUID measure, UUID team, LocalDate start, Entry entry, Revision revision) {

    /**
     * Where a revision comes from.
     *
     * @param number counts from 1; nothing that was ever written is lost
     * @param submittedAt when the value was first submitted and so became visible on charts; null for a draft
     * @param person who wrote it; null for the system
     * @param importId the import that wrote it; null for all others
     * @param reason why it was changed, where somebody said so
     */
    public record Revision(
            int number,
            @Nullable Instant submittedAt,
            @Nullable UUID person,
            Instant at,
            Source source,
            @Nullable UUID importId,
            @Nullable String reason) {}

    /** The way by which a value came in. */
    public enum Source {
        FORM,
        PASTE,
        FILE,
        API,
        /** An import that was undone gave it back. */
        UNDO
    }

    public boolean isDraft() {
        return revision.submittedAt() == null;
    }
}
