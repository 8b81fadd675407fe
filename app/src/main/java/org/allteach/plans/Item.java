package org.allteach.plans;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a team takes on.
 *
 * @param phase the action period for which; null for none
 * @param who in words: a person, a role, everybody
 */
record Item(
        UUID id,
        UUID team,
        @Nullable UUID phase,
        String what,
        String who,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate doneOn,
        int version) {

    boolean isDone() {
        return doneOn != null;
    }

    boolean isLate(LocalDate today) {
        return !isDone() && dueOn != null && dueOn.isBefore(today);
    }

    Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("what", what);
        content.put("who", who);
        content.put("dueOn", dueOn == null ? null : dueOn.toString());
        content.put("doneOn", doneOn == null ? null : doneOn.toString());
        content.put("phase", phase == null ? null : phase.toString());
        return content;
    }
}
