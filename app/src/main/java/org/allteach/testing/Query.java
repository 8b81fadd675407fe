package org.allteach.testing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for among tests of change; empty texts do not narrow.
 *
 * @param idea the code of an idea of the collaborative's theory; driver likewise
 * @param setting an attribute of the team's organisation: {@code kind:acute}
 * @param after where the page before ended; null for the first
 */
record Query(
        String words,
        String idea,
        String driver,
        String scale,
        String decision,
        String state,
        String setting,
        String team,
        @Nullable Place after) {

    /** A place in the order of the answer: the newest first. */
    record Place(LocalDate day, UUID id) {

        @Override
        public String toString() {
            return day + "_" + id;
        }

        static @Nullable Place parse(String written) {
            int middle = written.indexOf('_');
            try {
                return middle < 0
                        ? null
                        : new Place(
                                LocalDate.parse(written.substring(0, middle)),
                                UUID.fromString(written.substring(middle + 1)));
            } catch (DateTimeException | IllegalArgumentException e) {
                return null;
            }
        }
    }

    static Query of(Map<String, String> asked) {
        return new Query(
                text(asked, "words"),
                text(asked, "idea"),
                text(asked, "driver"),
                text(asked, "scale"),
                text(asked, "decision"),
                text(asked, "state"),
                text(asked, "setting"),
                text(asked, "team"),
                Place.parse(text(asked, "after")));
    }

    private static String text(Map<String, String> asked, String name) {
        String typed = Objects.requireNonNullElse(asked.get(name), "").strip();
        return typed.length() > 300 ? typed.substring(0, 300) : typed.replace("\u0000", "");
    }

    /** An enum's value as the database keeps it. */
    static String stored(String written) {
        return written.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether only teams that are seen by name can be told by it: words and places would give the others away. */
    boolean tellsTeams() {
        return !words.isEmpty() || !setting.isEmpty() || !team.isEmpty();
    }
}
