package org.allteach.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.pdsa.Cycle;
import org.allteach.web.Permission;
import org.jspecify.annotations.Nullable;

/**
 * The teams whose tests a viewer may see: by name with all that is written, or under their code with nothing that people wrote;
 * drafts only of those whose workspace is theirs.
 */
record Circle(Membership membership, Map<UUID, Team> teams) {

    static Circle of(Membership membership, List<Team> all) {
        return new Circle(
                membership,
                all.stream()
                        .filter(team -> membership.sight(team.id()) != Membership.Sight.HIDDEN)
                        .collect(Collectors.toMap(Team::id, Function.identity())));
    }

    UUID[] named() {
        return ids(Membership.Sight.NAMED);
    }

    UUID[] coded() {
        return ids(Membership.Sight.CODED);
    }

    private UUID[] ids(Membership.Sight sight) {
        return teams.keySet().stream()
                .filter(id -> membership.sight(id) == sight)
                .toArray(UUID[]::new);
    }

    /** The teams whose drafts the viewer may see. */
    UUID[] own() {
        return teams.keySet().stream()
                .filter(id -> membership.may(Permission.SEE_TEAM, id))
                .toArray(UUID[]::new);
    }

    boolean isNamed(UUID team) {
        return teams.containsKey(team) && membership.sight(team) == Membership.Sight.NAMED;
    }

    boolean isSeen(Cycle cycle) {
        return teams.containsKey(cycle.team()) && (isNamed(cycle.team()) ? cycle.isSeen(membership) : cycle.shared());
    }

    /** What the viewer calls a team that they see. */
    String name(UUID team) {
        Team seen = teams.get(team);
        return seen == null ? "" : isNamed(team) ? seen.name() : seen.pseudonym();
    }

    @Nullable
    Team team(UUID id) {
        return teams.get(id);
    }
}
