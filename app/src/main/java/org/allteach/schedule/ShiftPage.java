package org.allteach.schedule;

import java.util.List;
import java.util.Objects;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What moves where a phase begins on another day.
 *
 * @param startsOn the day as typed
 * @param preview null before a day was given
 * @param isLost whether somebody has changed the collaborative since the preview was made
 */
record ShiftPage(
        Membership membership,
        Phase phase,
        String startsOn,
        Schedule.@Nullable Preview preview,
        boolean isLost,
        List<Problem> problems)
        implements Page {

    static ShiftPage refused(Membership membership, Phase phase, @Nullable String typed, List<Problem> problems) {
        return new ShiftPage(membership, phase, Objects.requireNonNullElse(typed, ""), null, false, problems);
    }

    /** Whether there is anything to move. */
    boolean moves() {
        return preview != null && !preview.shifts().isEmpty();
    }

    @Override
    public int status() {
        return isLost ? 409 : problems.isEmpty() ? 200 : 422;
    }
}
