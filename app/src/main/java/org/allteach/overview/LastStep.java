package org.allteach.overview;

import java.time.Instant;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;

/** How a collaborative came to be where it is; whoever leads it from state to state implements it. */
public interface LastStep {

    /** The reason that was given, which may be empty, and when. */
    record Said(Instant at, String reason) {}

    /** The last step, where there has been one. */
    Optional<Said> lastStep(Collaborative collaborative);
}
