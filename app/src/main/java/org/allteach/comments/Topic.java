package org.allteach.comments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that people talk about, as one viewer may see it.
 *
 * @param team whose it is; null for the collaborative's
 * @param label what it is called, in words
 * @param path the page on which it stands
 * @param subject what the trail of changes calls it
 * @param open whether the viewer may say something
 */
public record Topic(Kind kind, UUID id, @Nullable UUID team, String label, String path, String subject, boolean open) {

    /** What can be talked about or watched. */
    public enum Kind {
        NODE,
        CYCLE,
        TEAM,
        COLLABORATIVE
    }

    /** Whether people may talk about it, or only hear of it. */
    boolean isTalkedAbout() {
        return kind != Kind.TEAM && kind != Kind.COLLABORATIVE;
    }
}
