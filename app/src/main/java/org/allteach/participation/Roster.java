package org.allteach.participation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Assignment;
import org.allteach.collaboratives.Role;
import org.jspecify.annotations.Nullable;

/** Who was what on which day. */
final class Roster {

    private final Map<UUID, List<Assignment>> byPerson;

    Roster(List<Assignment> all) {
        byPerson = all.stream()
                .filter(Assignment::wasEverHeld)
                .sorted(Comparator.comparing(Assignment::startsOn).thenComparing(Assignment::id))
                .collect(Collectors.groupingBy(Assignment::person));
    }

    /**
     * The team of which somebody was, a coach being of none.
     *
     * @param likely which of several it is, if it is one of them; else it is the one they have been in longest
     */
    @Nullable
    UUID team(UUID person, LocalDate day, @Nullable UUID likely) {
        List<UUID> teams = of(person).stream()
                .filter(one -> one.isHeldOn(day) && one.role().scope() == Role.Scope.TEAM)
                .map(Assignment::team)
                .filter(Objects::nonNull)
                .toList();
        return likely != null && teams.contains(likely) ? likely : teams.isEmpty() ? null : teams.getFirst();
    }

    /** As what somebody does something for a team, or for none: what they were in it, else what they were at all. */
    @Nullable
    Role role(@Nullable UUID person, @Nullable UUID team, LocalDate day) {
        List<Assignment> held = person == null
                ? List.of()
                : of(person).stream().filter(one -> one.isHeldOn(day)).toList();
        Role own = first(
                held.stream().filter(one -> Objects.equals(one.team(), team)).toList());
        return own == null ? first(held) : own;
    }

    private static @Nullable Role first(List<Assignment> held) {
        return held.stream()
                .map(Assignment::role)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Assignment> of(UUID person) {
        return byPerson.getOrDefault(person, List.of());
    }
}
