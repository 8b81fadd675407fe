package org.allteach.attendance;

import org.allteach.activities.Activity;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;

/** The code of the room, large enough for its last row. */
record RoomPage(Membership membership, Activity activity) implements Page {

    String path() {
        return activity.path(membership.collaborative().slug());
    }
}
