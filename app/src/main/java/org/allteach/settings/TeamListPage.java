package org.allteach.settings;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;

/** All teams as the director keeps them, and the form for one more. */
record TeamListPage(Membership membership, List<Team> teams, List<Option> organisations, Edit edit) implements Page {

    @Override
    public int status() {
        return edit.status();
    }
}
