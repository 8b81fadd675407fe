package org.allteach.theory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's theory of what will help.
 *
 * @param team whose it is; null for the collaborative's
 * @param version the number of its newest revision; 0 where nobody has begun it
 */
public record Theory(UUID collaborative, @Nullable UUID team, int version, Diagram diagram) {}
