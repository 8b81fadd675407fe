package org.allteach.finding;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;

/** What was found, kind by kind. */
record FindPage(Membership membership, Words words, List<Shelf> shelves) implements Page {

    /** What was found of one kind, and whether there is more than is shown. */
    record Shelf(String kind, List<Finding> findings, boolean isMore) {}

    String base() {
        return "/c/" + membership.collaborative().slug();
    }
}
