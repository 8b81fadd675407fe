package org.allteach.diagrams;

import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Whose theory is looked at, and by whom. Handlers take it as an argument: the same ones serve the collaborative's pages and
 * those of each team.
 *
 * @param team null for the collaborative's own
 */
public record Scope(Membership membership, @Nullable Team team) {

    public Collaborative collaborative() {
        return membership.collaborative();
    }

    public @Nullable UUID teamId() {
        return team == null ? null : team.id();
    }

    /** The address of the workspace that the theory is part of. */
    public String base() {
        String slug = "/c/" + collaborative().slug();
        return team == null ? slug : slug + "/t/" + team.code();
    }

    /** The address of a node's page. */
    public String address(String code) {
        return base() + "/theory/nodes/" + code;
    }

    public boolean mayEdit() {
        return team == null ? membership.may(Permission.DESIGN_THEORY) : membership.may(Permission.TEST, team.id());
    }

    /** Whether the viewer may get the page below the workspace that other slices may have: {@code /ideas/{node}/tests}. */
    public boolean reaches(String path) {
        return team == null
                ? membership.reaches("/c/{slug}" + path)
                : membership.reaches("/c/{slug}/t/{team}" + path, team.id());
    }

    /** The tab that is marked in the frame, and the team's. */
    public String tab() {
        return team == null ? "theory" : "teams";
    }
}
