package org.allteach.prework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.allteach.collaboratives.Team;
import org.jspecify.annotations.Nullable;

/**
 * How far a team is with an item.
 *
 * @param id under which its files are kept; null while nobody has touched it
 * @param due null while there is no first session
 * @param reason why it is waived
 * @param person who said so; empty while nobody has
 * @param at when they did; words and files that came later do not move it
 */
record Standing(
        Team team,
        Item item,
        @Nullable UUID id,
        State state,
        String evidence,
        String link,
        String reason,
        String person,
        @Nullable Instant at,
        @Nullable LocalDate due,
        int version) {

    enum State {
        TODO,
        DONE,
        WAIVED
    }

    boolean isOpen() {
        return state == State.TODO;
    }

    boolean isLate(LocalDate today) {
        return isOpen() && due != null && due.isBefore(today);
    }

    /** How many days after it was due it was done; 0 where it was in time, is not done, or was due before the team came. */
    long daysLate(ZoneId zone) {
        LocalDate enrolled = team.enrolledOn();
        if (state != State.DONE || due == null || at == null || enrolled != null && enrolled.isAfter(due)) {
            return 0;
        }
        return Math.max(0, due.until(LocalDate.ofInstant(at, zone), ChronoUnit.DAYS));
    }
}
