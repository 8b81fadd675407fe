package org.allteach.collaboratives;

import java.util.UUID;

/**
 * A demonstration goes, with everything in it. Published within the transaction and before any row of this module goes:
 * whoever keeps rows of a collaborative listens with a plain {@code @EventListener} and deletes them.
 */
public record CollaborativeRemoved(UUID id) {}
