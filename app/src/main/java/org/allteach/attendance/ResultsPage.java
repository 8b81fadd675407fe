package org.allteach.attendance;

import org.allteach.activities.Activity;
import org.allteach.collaboratives.Membership;
import org.allteach.surveys.Results;
import org.allteach.web.Page;

/** What people thought of an activity. */
record ResultsPage(Membership membership, Activity activity, Results results) implements Page {

    String path() {
        return activity.path(membership.collaborative().slug());
    }
}
