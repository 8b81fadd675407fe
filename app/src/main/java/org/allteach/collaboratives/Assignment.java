package org.allteach.collaboratives;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's role: who is what, where, from when to when.
 *
 * @param joined whether the person has accepted the invitation to an account
 * @param team the team in which the role is held; null for a role of the whole collaborative
 * @param endsOn the last day of it; null while it goes on
 */
public record Assignment(
        UUID id,
        UUID person,
        String name,
        String email,
        @Nullable String profession,
        boolean joined,
        Role role,
        @Nullable UUID team,
        LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    public boolean isHeldOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
    }

    /** Whether it is still to begin or to end: everything but the past. */
    public boolean isOpenOn(LocalDate day) {
        return endsOn == null || !day.isAfter(endsOn);
    }

    /** Whether there was a day on which it was held: one that ended on the day it began never was. */
    public boolean wasEverHeld() {
        return endsOn == null || !endsOn.isBefore(startsOn);
    }
}
