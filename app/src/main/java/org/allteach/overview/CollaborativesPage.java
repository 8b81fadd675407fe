package org.allteach.overview;

import java.util.List;
import org.allteach.collaboratives.Collaborative;
import org.allteach.web.Page;

/**
 * All collaboratives that the viewer may see.
 *
 * @param starters the names of those who can start another one
 */
record CollaborativesPage(
        List<Collaborative> running, List<Collaborative> over, boolean mayStart, List<String> starters)
        implements Page {

    boolean isEmpty() {
        return running.isEmpty() && over.isEmpty();
    }
}
