package org.allteach.templates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.schedule.Pattern;
import org.allteach.schedule.Pattern.Step;
import org.allteach.schedule.WorkDays;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The phases of a template: steps counted from each other, those that only longer plans have among them. A meeting begins
 * so many {@code weeks}, and {@code plus} days, after another ended and lasts some {@code days}; a stretch begins the day
 * after another ended, or {@code plus} days later, and lasts {@code until} another begins, or some {@code weeks} and {@code
 * days}.
 */
final class CoursePart {

    private static final Set<String> FIELDS =
            Set.of("key", "kind", "title", "after", "from", "weeks", "days", "plus", "until", "sessions", "place");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_GAP = 3_660;
    private static final int WEEK = 7;

    private CoursePart() {}

    /** The pattern of a plan with so many sessions. */
    static Pattern read(Template template, int sessions, List<Problem> problems) {
        var steps = new ArrayList<Step>();
        var keys = new HashSet<>(Set.of(Pattern.START));
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
        for (int i = 0; i < rows.size(); i++) {
            var given = new Given(rows.get(i), "/phases/" + i, problems);
            for (String field : List.of("after", "from", "until")) {
                Template.texts(given.raw(field)).stream()
                        .filter(key -> !keys.contains(key))
                        .forEach(key -> given.refuse(field, key, "templates.problem.phase"));
            }
        }
        refuseRings(steps, rows, problems);
        return new Pattern(steps);
    }

    /** Steps that wait for each other would never come. */
    private static void refuseRings(
            List<Step> steps, List<Map<String, @Nullable Object>> rows, List<Problem> problems) {
        var placed = new Pattern(steps).from(LocalDate.EPOCH, WorkDays.WEEKDAYS);
        var keys = new HashSet<>(Set.of(Pattern.START));
        steps.forEach(step -> keys.add(step.key()));
        for (int i = 0; i < rows.size(); i++) {
            String key = String.valueOf(rows.get(i).get("key"));
            boolean waits = steps.stream()
                    .anyMatch(step ->
                            step.key().equals(key) && keys.containsAll(step.from()) && keys.containsAll(step.until()));
            if (waits && !placed.containsKey(key)) {
                problems.add(Problem.of("/phases/" + i, key, "templates.problem.ring"));
            }
        }
    }

    private static Step step(Given given) {
        boolean isMeeting = given.has("after");
        if (!isMeeting && !given.has("from")) {
            given.refuse("from", null, "problem.required");
        }
        int weeks = given.integer("weeks", 0, 520, 0);
        int plus = given.integer("plus", -LONGEST_GAP, LONGEST_GAP, 0);
        int days = given.integer("days", isMeeting ? 1 : 0, LONGEST_GAP, isMeeting ? 1 : 0);
        return new Step(
                given.required("key", 40, ""),
                given.oneOf("kind", Phase.Kind.class, Phase.Kind.ACTION_PERIOD),
                given.required("title", LONGEST_LINE, ""),
                Template.texts(given.raw(isMeeting ? "after" : "from")),
                isMeeting,
                isMeeting ? weeks * WEEK + plus : plus,
                isMeeting ? days : weeks * WEEK + days,
                Template.texts(given.raw("until")),
                given.has("place") ? given.text("place", LONGEST_LINE, "") : null);
    }
}
