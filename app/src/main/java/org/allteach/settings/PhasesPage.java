package org.allteach.settings;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/** A collaborative's course, and the form for one more phase. */
record PhasesPage(Membership membership, List<Phase> phases, Edit edit) implements Page {

    @Override
    public int status() {
        return edit.status();
    }
}
