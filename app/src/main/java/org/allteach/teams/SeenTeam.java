package org.allteach.teams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Permission;

/**
 * A team as one viewer sees it.
 *
 * @param isCoded whether the viewer sees it under its pseudonym only, and nothing else of it but its state
 * @param isOpen whether the viewer may go into its workspace
 * @param isOwn whether the viewer belongs to it or works with it
 * @param members how many people it has today; not to be shown where it is coded
 */
record SeenTeam(Team team, boolean isCoded, boolean isOpen, boolean isOwn, int members) {

    /** What the viewer calls it. */
    String label() {
        return isCoded ? team.pseudonym() : team.name();
    }

    /** Those that a viewer sees: named ones by name, then coded ones by code, so that the order gives no name away. */
    static List<SeenTeam> of(Membership membership, List<Team> teams, Map<UUID, Integer> members) {
        var seen = new ArrayList<SeenTeam>();
        for (Team team : teams) {
            var sight = membership.sight(team.id());
            if (sight != Membership.Sight.HIDDEN) {
                seen.add(new SeenTeam(
                        team,
                        sight == Membership.Sight.CODED,
                        membership.may(Permission.SEE_TEAM, team.id()),
                        membership.teams().containsKey(team.id()),
                        members.getOrDefault(team.id(), 0)));
            }
        }
        seen.sort(Comparator.comparing(SeenTeam::isCoded)
                .thenComparing(one -> !one.isOwn())
                .thenComparing(SeenTeam::label, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(one -> one.isCoded() ? "" : one.team().code()));
        return seen;
    }
}
