package org.allteach.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done by a day and has not been done.
 *
 * @param subject what it is, so that nobody is reminded twice of the same by the same rule
 * @param team whose it is; null where it is no team's
 * @param person whose alone it is; null where anybody of the team may do it
 * @param key the message that says what is to be done, with its arguments
 * @param place of which team or session, for the reader
 * @param path where it is done
 */
record Obligation(
        About about,
        String subject,
        @Nullable UUID team,
        @Nullable UUID person,
        LocalDate dueOn,
        String key,
        List<Object> arguments,
        String place,
        String path) {}
