package org.allteach.teams;

import java.util.List;
import java.util.stream.Stream;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Choices;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;

/** A team's workspace. */
record TeamPage(
        Membership membership,
        Team team,
        List<Assignment> members,
        List<Assignment> coaches,
        Edit aim,
        Edit invitation,
        Edit state,
        boolean mailed)
        implements Page {

    boolean mayLead() {
        return membership.may(Permission.LEAD_TEAM, team.id());
    }

    boolean mayManage() {
        return membership.may(Permission.MANAGE);
    }

    List<Option> roles() {
        return Choices.roles(membership.collaborative().words(), TeamController.ROLES.stream());
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code();
    }

    @Override
    public int status() {
        return Stream.of(aim, invitation, state).mapToInt(Edit::status).max().orElse(200);
    }
}
