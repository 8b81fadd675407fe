package org.allteach.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said of their coming.
 *
 * @param team the team for which they come; null for none
 */
public record Registration(
        UUID activity,
        UUID person,
        String name,
        String email,
        @Nullable UUID team,
        State state,
        Instant at) {

    /** Whether they come. */
    public enum State {
        REGISTERED,
        WAITING,
        DECLINED;

        public boolean isComing() {
            return this != DECLINED;
        }
    }
}
