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
}
