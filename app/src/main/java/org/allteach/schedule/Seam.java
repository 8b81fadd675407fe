package org.allteach.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.allteach.collaboratives.Phase;

/**
 * Where two phases do not meet.
 *
 * @param before the one that begins first
 * @param isGap whether no phase lies between them; else they overlap
 */
public record Seam(Phase before, Phase after, boolean isGap) {

    /** The first of the days between them, or of those that they share. */
    public LocalDate from() {
        return isGap ? before.endsOn().plusDays(1) : after.startsOn();
    }

    /** The last of these days. */
    public LocalDate until() {
        LocalDate end = after.endsOn().isBefore(before.endsOn()) ? after.endsOn() : before.endsOn();
        return isGap ? after.startsOn().minusDays(1) : end;
    }

    public int days() {
        return 1 + (int) ChronoUnit.DAYS.between(from(), until());
    }

    /** Whether it lies between phases of the same names and has no fewer days. */
    boolean isAsWideAs(Seam other) {
        return isGap == other.isGap
                && before.title().equals(other.before.title())
                && after.title().equals(other.after.title())
                && days() >= other.days();
    }
}
