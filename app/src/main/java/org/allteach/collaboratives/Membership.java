package org.allteach.collaboratives;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.web.AccessTable;
import org.allteach.web.Permission;
import org.allteach.web.Viewer;

/**
 * What a viewer is in a collaborative today, and so what they may do and whom they may see. Handlers take it as an argument;
 * the gate has made it.
 *
 * @param roles the roles of the collaborative's own
 * @param teams the roles in teams, by the team's id; a coach's teams among them
 * @param administrator whether the viewer administers the installation, and so may do everything
 */
public record Membership(
        Collaborative collaborative,
        Viewer viewer,
        Set<Role> roles,
        Map<UUID, Set<Role>> teams,
        boolean administrator) {

    private static final AccessTable ROUTES = new AccessTable();

    /** Whether the viewer may get the page of that pattern: {@code /c/{slug}/measures}; false where there is none. */
    public boolean reaches(String pattern) {
        Permission permission = ROUTES.of("GET", pattern);
        return permission != null && holds(permission);
    }

    /** The same for a page of that team: {@code /c/{slug}/t/{team}/data}. */
    public boolean reaches(String pattern, UUID team) {
        Permission permission = ROUTES.of("GET", pattern);
        return permission != null && holds(permission, team);
    }

    /** Whether the viewer may do this somewhere in the collaborative; where it is over, nobody changes anything. */
    public boolean may(Permission permission) {
        return holds(permission) && isOpenTo(permission);
    }

    /** Whether the viewer may do this for that team. */
    public boolean may(Permission permission, UUID team) {
        return holds(permission, team) && isOpenTo(permission);
    }

    private boolean isOpenTo(Permission permission) {
        return !permission.changes() || !collaborative.state().isOver();
    }

    /** Whether this is the viewer's business somewhere, also where it is over: what they could change they can read. */
    public boolean holds(Permission permission) {
        return administrator
                || roles.stream().anyMatch(role -> role.may(permission))
                || teams.values().stream().flatMap(Set::stream).anyMatch(role -> role.may(permission));
    }

    /** The same of that team. */
    public boolean holds(Permission permission, UUID team) {
        return administrator
                || roles.stream().anyMatch(role -> role.may(permission))
                || teams.getOrDefault(team, Set.of()).stream().anyMatch(role -> role.may(permission))
                || (permission == Permission.SEE_CHARTS || permission == Permission.SEE_TESTS)
                        && sight(team) == Sight.NAMED;
    }

    /** How the viewer sees that team: named, under its code, or not at all. Most private first. */
    public Sight sight(UUID team) {
        if (administrator
                || roles.stream().anyMatch(role -> role.may(Permission.SEE_TEAM))
                || teams.containsKey(team)) {
            return Sight.NAMED;
        }
        if (roles.contains(Role.EVALUATOR)) {
            return Sight.CODED;
        }
        if (teams.isEmpty()) {
            return Sight.HIDDEN;
        }
        return switch (collaborative.visibility()) {
            case NAMED -> Sight.NAMED;
            case CODED -> Sight.CODED;
            case OWN_ONLY -> Sight.HIDDEN;
        };
    }

    /** Whether the viewer belongs to the team or works with it, so that nothing of it is suppressed. */
    public boolean isOwn(UUID team) {
        return administrator
                || teams.containsKey(team)
                || roles.stream().anyMatch(role -> role.may(Permission.SEE_TEAM));
    }

    /** How one team appears to a viewer. */
    public enum Sight {
        NAMED,
        CODED,
        HIDDEN
    }
}
