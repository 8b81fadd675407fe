package org.allteach.settings;

import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/** What the collaborative is about: title, aim, dates, state and the words of its charter. */
record CharterPage(Membership membership, Edit edit) implements Page {

    @Override
    public int status() {
        return edit.status();
    }
}
