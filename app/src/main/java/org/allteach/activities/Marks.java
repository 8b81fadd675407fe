package org.allteach.activities;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Membership;

/** Says how the viewer stands to activities, in words, for the lists of them: whoever knows who comes implements it. */
public interface Marks {

    /** Of those of which there is something to say, by their ids. */
    Map<UUID, Mark> of(Membership membership, List<Activity> activities);

    /** @param isWaiting whether the viewer has something to do */
    record Mark(String text, boolean isWaiting) {}
}
