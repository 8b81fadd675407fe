package org.allteach.submissions;

import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;

/**
 * A team as the viewer sees it: by name and code, or under its pseudonym.
 *
 * @param isOwn whether the viewer belongs to it or works with it
 */
record SeenTeam(UUID id, String code, String name, boolean isOwn) {

    /** Those teams that the viewer sees at all. */
    static List<SeenTeam> of(Membership membership, List<Team> teams) {
        return teams.stream()
                .filter(team -> membership.sight(team.id()) != Membership.Sight.HIDDEN)
                .map(team -> membership.sight(team.id()) == Membership.Sight.NAMED
                        ? new SeenTeam(team.id(), team.code(), team.name(), membership.isOwn(team.id()))
                        : new SeenTeam(team.id(), team.pseudonym(), team.pseudonym(), false))
                .toList();
    }
}
