package org.allteach.reminders;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which of the reminders that were sent.
 *
 * @param person a part of a name; empty for everybody
 * @param after only those that come after this one; null for the first page
 */
record SentFilter(
        @Nullable UUID team,
        String person,
        @Nullable About about,
        State state,
        @Nullable Place after) {

    /** What became of it. */
    enum State {
        ANY,
        OPEN,
        DONE,
        /** Done within three days. */
        HELPED
    }

    /** Everything, from the newest on. */
    static final SentFilter ALL = new SentFilter(null, "", null, State.ANY, null);

    private static final int LONGEST = 200;

    /** Where one stands among all, the newest first. */
    record Place(LocalDate sentOn, String person, UUID id, String about, String subject, int days, LocalDate dueOn) {

        static Place of(Reminders.Sent sent) {
            return new Place(
                    sent.sentOn(),
                    sent.person(),
                    sent.id(),
                    sent.about().name(),
                    sent.subject(),
                    sent.days(),
                    sent.dueOn());
        }

        /** As it stands in an address. */
        String written() {
            String plain = String.join("\n", sentOn.toString(), person, id.toString(), about, subject, "" + days) + "\n"
                    + dueOn;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        /** @throws Refusal where it was not written here */
        static @Nullable Place read(String written) {
            if (written.isEmpty()) {
                return null;
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split("\n", -1);
                return new Place(
                        LocalDate.parse(parts[0]),
                        parts[1],
                        UUID.fromString(parts[2]),
                        parts[3],
                        parts[4],
                        Integer.parseInt(parts[5]),
                        LocalDate.parse(parts[6]));
            } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
                throw Refusal.invalid(Problem.of("cursor", written, "reminders.problem.cursor"));
            }
        }
    }

    /** As an address asks; what nobody knows does not filter. */
    static SentFilter read(Map<String, String> asked) {
        String person = asked.getOrDefault("person", "").strip();
        return new SentFilter(
                id(asked.getOrDefault("team", "")),
                person.substring(0, Math.min(LONGEST, person.length())),
                one(About.values(), asked.get("about")),
                Objects.requireNonNullElse(one(State.values(), asked.get("state")), State.ANY),
                Place.read(asked.getOrDefault("cursor", "")));
    }

    private static @Nullable UUID id(String written) {
        try {
            return written.isEmpty() ? null : UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String written) {
        return List.of(values).stream()
                .filter(value -> Given.written(value).equals(written))
                .findFirst()
                .orElse(null);
    }

    SentFilter after(@Nullable Place place) {
        return new SentFilter(team, person, about, state, place);
    }

    boolean isNarrow() {
        return team != null || !person.isEmpty() || about != null || state != State.ANY;
    }
}
