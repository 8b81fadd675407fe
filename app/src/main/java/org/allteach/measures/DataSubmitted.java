package org.allteach.measures;

import java.util.Set;
import java.util.UUID;

/** Teams have submitted values of measures, or corrected submitted ones. Published within the transaction. */
public record DataSubmitted(UUID collaborative, Set<UUID> teams, Set<UUID> measures) {

    public DataSubmitted {
        teams = Set.copyOf(teams);
        measures = Set.copyOf(measures);
    }
}
