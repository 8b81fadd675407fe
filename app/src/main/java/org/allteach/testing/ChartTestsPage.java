package org.allteach.testing;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.pdsa.Cycle;
import org.allteach.web.Page;
import org.allteach.web.Permission;

/** The tests that are marked on a chart, and those that could be. A part of the measure's page. */
record ChartTestsPage(Membership membership, Team team, Measure measure, List<Cycle> marked, List<Cycle> others)
        implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code();
    }

    boolean mayTest() {
        return membership.may(Permission.TEST, team.id());
    }
}
