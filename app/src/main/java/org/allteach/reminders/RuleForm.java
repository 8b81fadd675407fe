package org.allteach.reminders;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Role;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** Reads rules, from a form, JSON or a template. */
public final class RuleForm {

    private static final int FARTHEST = 366;

    private RuleForm() {}

    /**
     * One rule; what is wrong with it is added to the problems.
     *
     * @param place where its fields are within the whole
     * @param to the roles as written
     */
    public static Rule read(
            Map<String, ? extends @Nullable Object> fields, String place, List<String> to, List<Problem> problems) {
        var given = new Given(fields, place, problems);
        given.refuseUnknown(Set.of("about", "days", "to"));
        if (!given.has("about")) {
            given.refuse("about", null, "problem.required");
        }
        About about = given.oneOf("about", About.class, About.SUBMISSION);
        int days = given.integer("days", -FARTHEST, FARTHEST, 0);
        var roles = EnumSet.noneOf(Role.class);
        for (String written : to) {
            var one = new Given(Map.of("to", written), place, problems);
            roles.add(one.oneOf("to", Role.class, Role.LEADER));
        }
        if (roles.isEmpty()) {
            given.refuse("to", null, "reminders.problem.roles");
        }
        return Rule.of(about, days, roles);
    }
}
