package org.allteach.finding;

import java.util.List;
import org.allteach.collaboratives.Membership;

/** One kind of thing that can be found. */
public interface Findable {

    /** What the bundle calls it: {@code finding.kind.measures}. */
    String kind();

    /** At most so many things in which all words stand, of those that the viewer may see. */
    List<Finding> find(Membership membership, Words words, int most);
}
