package org.allteach.theory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a theory.
 *
 * @param undoes the number of the revision that this one took back; null where it is a change of its own
 * @param undone whether another one took it back
 */
public record Revision(
        int number,
        @Nullable UUID personId,
        String person,
        Instant at,
        String action,
        @Nullable Integer undoes,
        boolean undone,
        Delta delta) {}
