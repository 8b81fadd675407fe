package org.allteach.variation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What somebody says of a point on a chart: an event, a change, a cycle. */
public record Note(UUID id, UUID measure, UUID team, LocalDate start, String text, String person, Instant at) {}
