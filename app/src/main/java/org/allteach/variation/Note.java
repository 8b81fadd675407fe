package org.allteach.variation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a point on a chart: what somebody says of it, or something that happened then.
 *
 * @param path the page on which there is more; null for what somebody wrote on the chart itself
 */
public record Note(
        UUID id,
        UUID measure,
        UUID team,
        LocalDate start,
        String text,
        String person,
        Instant at,
        @Nullable String path) {}
