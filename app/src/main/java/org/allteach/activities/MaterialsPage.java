package org.allteach.activities;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** What there is to read, where it is added and taken away. */
record MaterialsPage(Membership membership, Activity activity, List<Materials.Part> parts, Edit link, Edit file)
        implements Page {

    String path() {
        return activity.path(membership.collaborative().slug());
    }

    List<Option> readings() {
        return List.of(
                new Option("before", Visit.text("activities.materials.before")),
                new Option("after", Visit.text("activities.materials.after")));
    }

    @Override
    public int status() {
        return Math.max(link.status(), file.status());
    }
}
