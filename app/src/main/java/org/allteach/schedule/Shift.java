package org.allteach.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.allteach.collaboratives.Phase;

/**
 * A phase that gets other dates.
 *
 * @param phase as it was
 */
public record Shift(Phase phase, LocalDate startsOn, LocalDate endsOn) {

    /** By how many days its beginning moves; below zero where it comes earlier. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(phase.startsOn(), startsOn);
    }

    boolean isNone() {
        return startsOn.equals(phase.startsOn()) && endsOn.equals(phase.endsOn());
    }

    Phase moved() {
        return new Phase(phase.id(), phase.kind(), phase.title(), startsOn, endsOn, phase.place(), phase.version());
    }
}
