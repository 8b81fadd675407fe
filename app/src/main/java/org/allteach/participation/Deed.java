package org.allteach.participation;

import java.time.LocalDate;
import java.util.UUID;
import org.allteach.collaboratives.Role;
import org.jspecify.annotations.Nullable;

/**
 * That somebody took part in something on a day.
 *
 * @param team for which team; null for none, as of faculty
 * @param person who; null where that is not known. To tell people apart, never to be told
 * @param role as what; null where that is not known
 * @param amount in the unit of the kind
 */
record Deed(
        @Nullable UUID team,
        @Nullable UUID person,
        @Nullable Role role,
        Kind kind,
        LocalDate day,
        double amount) {}
