package org.allteach.measures;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A measure's definition as it once was.
 *
 * @param person the name of who wrote it; null for the system
 * @param content its fields as the API writes them
 */
public record MeasureVersion(
        int number, Instant at, @Nullable String person, Map<String, @Nullable Object> content) {}
