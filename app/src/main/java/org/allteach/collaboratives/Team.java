package org.allteach.collaboratives;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team of one organisation in a collaborative.
 *
 * @param organisation the organisation's code
 * @param pseudonym the code under which other teams see it where teams are coded; never changes
 */
public record Team(
        UUID collaborative,
        UUID id,
        String code,
        String name,
        String organisation,
        String organisationName,
        String country,
        String aim,
        State state,
        String pseudonym,
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate withdrawnOn,
        int version) {

    /** Where the team stands. */
    public enum State {
        INVITED,
        ENROLLED,
        WITHDRAWN,
        COMPLETED
    }
}
