package org.allteach.activities;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Role;
import org.jspecify.annotations.Nullable;

/**
 * For whom an activity is, and how they get in.
 *
 * @param roles who is invited: roles in teams and of the collaborative
 * @param capacity how many people there is room for; null where that does not matter
 * @param registerBy the last day on which one can register; null where one can until the end
 * @param code what is shown in the room, by which those who came say so
 * @param isOpen whether one may say so without the code: for calls
 */
public record Admission(
        Set<Role> roles,
        @Nullable Integer capacity,
        @Nullable LocalDate registerBy,
        String code,
        boolean isOpen) {

    /** Letters and digits that nobody takes for one another on a far screen. */
    private static final String LETTERS = "ABCDEFGHJKLMNPRTUVWXY34679";

    private static final int LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For everybody who does the work, without limits; who looks on from outside is invited by choice. */
    public static Admission usual() {
        return new Admission(
                Set.copyOf(EnumSet.complementOf(EnumSet.of(Role.OBSERVER, Role.EVALUATOR, Role.COLLABORATIVE_SPONSOR))),
                null,
                null,
                newCode(),
                false);
    }

    static String newCode() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }

    /** The same for another day. */
    Admission plusDays(long days) {
        return new Admission(roles, capacity, registerBy == null ? null : registerBy.plusDays(days), code, isOpen);
    }

    /** As another one of the series was changed; the last day lies as long before as there. */
    Admission following(Activity own, Activity read, Activity edited) {
        Admission before = read.admission();
        Admission after = edited.admission();
        LocalDate by = after.registerBy();
        LocalDate moved = by == null
                ? null
                : own.when()
                        .following(read.when(), edited.when())
                        .day()
                        .plusDays(ChronoUnit.DAYS.between(edited.when().day(), by));
        return new Admission(
                Activity.pick(before.roles(), after.roles(), roles),
                Activity.pick(before.capacity(), after.capacity(), capacity),
                moved,
                code,
                Activity.pick(before.isOpen(), after.isOpen(), isOpen));
    }

    /** The same with a code of its own. */
    Admission again() {
        return new Admission(roles, capacity, registerBy, newCode(), isOpen);
    }
}
