package org.allteach.overview;

import java.util.List;
import org.allteach.collaboratives.Collaborative;
import org.allteach.web.Page;

/** All collaboratives that the viewer may see. */
record CollaborativesPage(List<Collaborative> running, List<Collaborative> over, boolean mayStart) implements Page {

    boolean isEmpty() {
        return running.isEmpty() && over.isEmpty();
    }
}
