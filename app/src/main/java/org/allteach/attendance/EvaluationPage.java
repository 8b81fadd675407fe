package org.allteach.attendance;

import java.util.List;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.Membership;
import org.allteach.surveys.Question;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/** The form in which those who came say what they thought of it; for all others, that it is not for them. */
record EvaluationPage(Membership membership, Activity activity, List<Question> questions, boolean isAsked, Edit edit)
        implements Page {

    String path() {
        return activity.path(membership.collaborative().slug());
    }

    @Override
    public int status() {
        return edit.status();
    }
}
