package org.allteach.plans;

import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A team's report on an action period.
 *
 * @param report null where none is there
 */
record ReportPage(
        Membership membership,
        Team team,
        Phase period,
        @Nullable Report report,
        boolean mayReport,
        Edit edit) implements Page {

    String plan() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/plan";
    }

    @Override
    public int status() {
        return edit.status();
    }
}
