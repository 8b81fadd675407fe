package org.allteach.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.schedule.Pattern;
import org.allteach.schedule.Pattern.Step;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** The phases of a template: steps counted from each other, those that only longer plans have among them. */
final class CoursePart {

    private static final Set<String> FIELDS =
            Set.of("key", "kind", "title", "after", "from", "weeks", "days", "until", "sessions", "place");
    private static final int LONGEST_LINE = 200;

    private CoursePart() {}

    /** The pattern of a plan with so many sessions. */
    static Pattern read(Template template, int sessions, List<Problem> problems) {
        var steps = new ArrayList<Step>();
        var keys = new HashSet<String>();
        List<Map<String, @Nullable Object>> rows = template.list("phases");
        for (int i = 0; i < rows.size(); i++) {
            var given = new Given(rows.get(i), "/phases/" + i, problems);
            given.refuseUnknown(FIELDS);
            Step step = step(given);
            if (!keys.add(step.key())) {
                given.refuse("key", step.key(), "templates.problem.twice");
            }
            if (given.integer("sessions", 0, 99, 0) <= sessions) {
                steps.add(step);
            }
        }
        keys.add(Pattern.START);
        for (Step step : steps) {
            step.from().stream()
                    .filter(key -> !keys.contains(key))
                    .forEach(key -> problems.add(Problem.of("/phases/" + step.key(), key, "templates.problem.phase")));
            step.until().stream()
                    .filter(key -> !keys.contains(key))
                    .forEach(key -> problems.add(Problem.of("/phases/" + step.key(), key, "templates.problem.phase")));
        }
        return new Pattern(steps);
    }

    private static Step step(Given given) {
        boolean isMeeting = given.has("after");
        return new Step(
                given.required("key", 40, ""),
                given.oneOf("kind", Phase.Kind.class, Phase.Kind.ACTION_PERIOD),
                given.required("title", LONGEST_LINE, ""),
                Template.texts(given.raw(isMeeting ? "after" : "from")),
                given.integer("weeks", 0, 520, 0),
                isMeeting ? given.integer("days", 1, 60, 1) : 0,
                Template.texts(given.raw("until")),
                given.has("place") ? given.text("place", LONGEST_LINE, "") : null);
    }
}
