package org.allteach.pdsa;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A chain of cycles, in the order of their steps.
 *
 * @param code what people and addresses call it, unique in its team: {@code R3}
 */
public record Ramp(UUID id, UUID team, String code, String title, List<Cycle> cycles) {

    public Ramp {
        cycles = cycles.stream().sorted(Comparator.comparingInt(Cycle::step)).toList();
    }

    /** The last one so far. */
    public Cycle newest() {
        return cycles.getLast();
    }
}
