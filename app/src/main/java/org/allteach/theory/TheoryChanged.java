package org.allteach.theory;

import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has changed a theory. Published within the transaction.
 *
 * @param team whose it is; null for the collaborative's
 * @param nodes those that are new or other
 */
public record TheoryChanged(
        Collaborative collaborative, @Nullable UUID team, Set<UUID> nodes) {

    public TheoryChanged {
        nodes = Set.copyOf(nodes);
    }
}
