package org.allteach.measures;

import java.time.Instant;
import java.util.UUID;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What every revision of one act carries: who, when, by what way, and why.
 *
 * @param person null for the system
 */
public record Stamp(
        @Nullable UUID person,
        Instant at,
        Observation.Source source,
        @Nullable UUID importId,
        @Nullable String reason) {

    /** Of the viewer at hand. */
    public static Stamp of(Instant at, Observation.Source source, @Nullable UUID importId, @Nullable String reason) {
        Viewer viewer = Viewer.current();
        return new Stamp(viewer == null ? null : viewer.id(), at, source, importId, reason);
    }
}
