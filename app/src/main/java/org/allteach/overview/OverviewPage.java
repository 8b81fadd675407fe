package org.allteach.overview;

import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One collaborative at a glance.
 *
 * @param lastStep why it is no longer on its way; null where it is
 */
record OverviewPage(
        Membership membership,
        LastStep.@Nullable Said lastStep,
        Ribbon ribbon,
        List<NextDate> dates,
        Map<Team.State, Long> teams,
        long organisations,
        List<Team> own,
        List<Assignment> faculty)
        implements Page {

    Collaborative collaborative() {
        return membership.collaborative();
    }

    long enrolled() {
        return teams.getOrDefault(Team.State.ENROLLED, 0L);
    }
}
