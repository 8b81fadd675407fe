package org.allteach.templates;

import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/** The form that keeps a collaborative as a template. */
record KeepPage(Membership membership, Edit edit) implements Page {

    static Edit edit(Membership membership) {
        var collaborative = membership.collaborative();
        return Edit.of(
                Map.of(
                        "code",
                        collaborative.slug() + "-own",
                        "title",
                        collaborative.title(),
                        "summary",
                        collaborative.topic()),
                0);
    }

    @Override
    public int status() {
        return edit.status();
    }
}
