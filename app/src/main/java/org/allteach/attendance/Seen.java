package org.allteach.attendance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was at an activity.
 *
 * @param team the team for which they came; null for none
 * @param day the day on which it began, there
 */
public record Seen(UUID person, @Nullable UUID team, UUID activity, LocalDate day) {}
