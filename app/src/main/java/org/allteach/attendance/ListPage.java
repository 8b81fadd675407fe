package org.allteach.attendance;

import java.util.List;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;

/** The list on which those who convene tick who came. */
record ListPage(Membership membership, Activity activity, List<WhoComes.Group> groups, boolean hasBegun)
        implements Page {

    String path() {
        return activity.path(membership.collaborative().slug());
    }

    boolean mayNote() {
        return hasBegun && Convening.may(membership);
    }

    long came() {
        return groups.stream().mapToLong(WhoComes.Group::came).sum();
    }
}
