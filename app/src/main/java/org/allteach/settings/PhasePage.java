package org.allteach.settings;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/** One phase to be changed or, while nothing is planned in it, removed. */
record PhasePage(Membership membership, Phase phase, List<PhaseUse.Planned> planned, Edit edit) implements Page {

    @Override
    public int status() {
        return edit.status();
    }
}
