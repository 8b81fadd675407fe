package org.allteach.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.jspecify.annotations.Nullable;

/** Something of a collaborative that takes place on days to know of: whoever plans such things implements it. */
public interface Dated {

    /**
     * One thing on its day.
     *
     * @param path the page on which more stands of it
     * @param phase the part of the course that it is, in whose place it is told; null for none
     */
    record Thing(
            LocalDate day,
            String what,
            String path,
            @Nullable UUID phase) {}

    /** What comes on a day or after it, in the order of time; of what repeats, the next one. */
    List<Thing> from(Collaborative collaborative, LocalDate today);
}
