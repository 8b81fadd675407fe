package org.allteach.imports;

import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;

/** How far a job is: a part of the import's page that asks for itself again. */
record ImportProgress(Membership membership, Import work) implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/imports/" + work.id();
    }
}
