package org.allteach.settings;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;

/** One team as the director keeps it: name, organisation, state. */
record TeamSettingsPage(Membership membership, Team team, List<Option> organisations, Edit edit) implements Page {

    @Override
    public int status() {
        return edit.status();
    }
}
