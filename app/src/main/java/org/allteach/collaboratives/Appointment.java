package org.allteach.collaboratives;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to get a role, known by their address.
 *
 * @param teams the teams in which the role is held; empty for a role of the whole collaborative
 */
public record Appointment(
        String email,
        String name,
        @Nullable String profession,
        Role role,
        List<Team> teams,
        LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    /** As much as can be said of an address without sending a mail to it. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]+");

    /**
     * Reads one; what is wrong is added to the problems of what was given.
     *
     * @param allowed the roles that may be given here
     * @param chosen the teams that were chosen
     */
    public static Appointment read(Given given, Collection<Role> allowed, List<Team> chosen, LocalDate today) {
        String email = given.matching("email", EMAIL, "collaboratives.problem.email", "");
        String name = given.required("name", 200, "");
        String profession = given.text("profession", 200, "");
        Role role = role(given, allowed);
        if (role.isOfTeam() && chosen.isEmpty()) {
            given.refuse("team", null, "collaboratives.problem.teamNeeded");
        }
        LocalDate startsOn = Objects.requireNonNullElse(given.date("startsOn", false, null), today);
        LocalDate endsOn = given.date("endsOn", false, null);
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            given.refuse("endsOn", endsOn.toString(), "collaboratives.problem.order");
        }
        return new Appointment(
                email,
                name,
                profession.isEmpty() ? null : profession,
                role,
                role.isOfTeam() ? chosen : List.of(),
                startsOn,
                endsOn);
    }

    private static Role role(Given given, Collection<Role> allowed) {
        Role usual = allowed.iterator().next();
        if (!given.has("role")) {
            given.refuse("role", null, "problem.required");
        }
        Role role = given.oneOf("role", Role.class, usual);
        if (!allowed.contains(role)) {
            given.refuse(
                    "role",
                    Given.written(role),
                    "problem.oneOf",
                    allowed.stream().map(Given::written).collect(Collectors.joining(", ")));
            return usual;
        }
        return role;
    }
}
