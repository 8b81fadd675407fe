package org.allteach.settings;

import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/** The rules that all of the collaborative obeys. */
record ParametersPage(Membership membership, Edit edit) implements Page {

    @Override
    public int status() {
        return edit.status();
    }
}
