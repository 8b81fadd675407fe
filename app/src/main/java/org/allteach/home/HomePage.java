package org.allteach.home;

import java.util.List;
import java.util.Set;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.overview.NextDate;
import org.allteach.web.Page;

/**
 * What needs the viewer today.
 *
 * @param isEmpty whether the installation has no collaborative yet
 */
record HomePage(String name, List<Task> tasks, List<Place> places, boolean isEmpty, boolean administers)
        implements Page {

    private static final int FEW_TEAMS = 2;

    /** A collaborative in which the viewer takes part: as what, with which teams, and what comes next in it. */
    record Place(Membership membership, List<Team> teams, List<NextDate> dates) {

        Collaborative collaborative() {
            return membership.collaborative();
        }

        /** The teams whose charts stand here: one's own, as long as they are few. */
        List<Team> charted() {
            return teams.size() > FEW_TEAMS
                    ? List.of()
                    : teams.stream()
                            .filter(team -> membership.reaches("/c/{slug}/t/{team}/measures", team.id()))
                            .toList();
        }

        /** Whether the charts of all teams together stand here, for those without a team of their own, once there are any. */
        boolean isPooled() {
            return charted().isEmpty() && collaborative().state().takesData() && membership.reaches("/c/{slug}/pooled");
        }

        List<String> roles() {
            return membership.roles().stream()
                    .sorted()
                    .map(role -> collaborative().words().role(role))
                    .toList();
        }

        List<String> rolesIn(Team team) {
            return membership.teams().getOrDefault(team.id(), Set.<Role>of()).stream()
                    .sorted()
                    .map(role -> collaborative().words().role(role))
                    .toList();
        }
    }
}
