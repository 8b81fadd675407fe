package org.allteach.plans;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Something that teams do in an action period, and that can be counted: whoever knows of it implements it. */
public interface Doing {

    /** What is counted, in the words of the visit's language: the head of a column. */
    String what();

    /** How many of these days' each team did, by its id; teams that did none may be missing. */
    Map<UUID, Integer> counts(UUID collaborative, LocalDate from, LocalDate until);

    /** How many of these days' are expected of each team by now, by its id; a team of which none is expected is missing. */
    default Map<UUID, Integer> expected(UUID collaborative, LocalDate from, LocalDate until) {
        return Map.of();
    }

    /** Whether it is counted against the number of tests that the period's brief asks of each team. */
    default boolean isTesting() {
        return false;
    }
}
