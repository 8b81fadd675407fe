package org.allteach.demonstrationprogramme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.allteach.activities.Activity;
import org.allteach.activities.Slot;
import org.allteach.collaboratives.Role;
import org.allteach.demonstrationprogramme.Programme.Session;
import org.jspecify.annotations.Nullable;

/**
 * An activity of the demonstration.
 *
 * @param share how many of those who are invited come where nobody registers
 * @param team the team that is visited; null elsewhere
 * @param reason why it did not take place; empty where it did or will
 * @param series what it has in common with those of its series
 * @param session what else is told of a session; null for calls and visits
 */
record Gathering(
        UUID id,
        Activity.Kind kind,
        String title,
        String purpose,
        LocalDateTime startsAt,
        LocalDateTime endsAt,
        ZoneId zone,
        String place,
        String link,
        String presenter,
        List<Role> roles,
        double share,
        @Nullable String team,
        String reason,
        @Nullable UUID series,
        List<Slot> agenda,
        @Nullable Session session) {

    LocalDate day() {
        return startsAt.toLocalDate();
    }

    Instant start() {
        return startsAt.atZone(zone).toInstant();
    }

    Instant end() {
        return endsAt.atZone(zone).toInstant();
    }

    @Nullable
    LocalDate registerBy() {
        return session == null ? null : day().minusDays(session.registerBy());
    }

    boolean isCancelled() {
        return !reason.isEmpty();
    }

    /** Whether it has taken place. */
    boolean isBehind(Telling telling) {
        return !isCancelled() && telling.isPast(end());
    }
}
