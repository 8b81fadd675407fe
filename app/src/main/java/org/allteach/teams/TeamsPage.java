package org.allteach.teams;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;

/**
 * The teams that the viewer sees.
 *
 * @param hidden how many more there are
 */
record TeamsPage(Membership membership, List<SeenTeam> teams, int hidden) implements Page {

    boolean someAreCoded() {
        return teams.stream().anyMatch(SeenTeam::isCoded);
    }
}
