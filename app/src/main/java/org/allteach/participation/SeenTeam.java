package org.allteach.participation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Membership.Sight;
import org.allteach.collaboratives.Team;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A team as a viewer sees it, or those who are of no team.
 *
 * @param id null for those without a team
 * @param code its code, or the one it is seen under; empty for those without a team
 * @param isOpen whether the viewer may read its line of time
 * @param isExported whether it is in the viewer's files: one team does not take along another one's code
 */
record SeenTeam(@Nullable UUID id, String code, String label, boolean isCoded, boolean isOpen, boolean isExported) {

    /** Those that a viewer sees: named ones by name, then coded ones by code; those without a team at the end. */
    static List<SeenTeam> of(Membership membership, List<Team> teams) {
        var seen = new ArrayList<SeenTeam>();
        for (Team team : teams) {
            Sight sight = membership.sight(team.id());
            if (sight == Sight.NAMED) {
                boolean isOpen = membership.may(Permission.SEE_TEAM, team.id());
                seen.add(new SeenTeam(team.id(), team.code(), team.name(), false, isOpen, true));
            } else if (sight == Sight.CODED) {
                boolean isExported = membership.teams().isEmpty();
                seen.add(new SeenTeam(team.id(), team.pseudonym(), team.pseudonym(), true, false, isExported));
            }
        }
        seen.sort(Comparator.comparing(SeenTeam::isCoded)
                .thenComparing(SeenTeam::label, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(SeenTeam::code));
        seen.add(new SeenTeam(null, "", Visit.text("participation.others"), false, false, true));
        return seen;
    }
}
