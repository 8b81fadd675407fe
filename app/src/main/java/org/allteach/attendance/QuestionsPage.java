package org.allteach.attendance;

import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/** The questions of an evaluation, to be written. */
record QuestionsPage(Membership membership, Activity activity, boolean isAnswered, Edit edit) implements Page {

    String path() {
        return activity.path(membership.collaborative().slug());
    }

    boolean mayWrite() {
        return !isAnswered && Convening.may(membership);
    }

    @Override
    public int status() {
        return edit.status();
    }
}
