package org.allteach.settings;

import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/** One phase to be changed or removed. */
record PhasePage(Membership membership, Phase phase, Edit edit) implements Page {

    @Override
    public int status() {
        return edit.status();
    }
}
