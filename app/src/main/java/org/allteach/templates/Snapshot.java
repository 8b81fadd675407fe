package org.allteach.templates;

import static org.allteach.schedule.Pattern.START;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.allteach.activities.Activities;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.lifecycle.Scales;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.prework.Prework;
import org.allteach.reminders.Rule;
import org.allteach.reminders.Rules;
import org.allteach.theory.Theories;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a template of a collaborative: what it is, without when, who and what came of it. */
@Component
class Snapshot {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<String> KEPT = List.of(
            "topic",
            "aim",
            "frequency",
            "dueDay",
            "ruleSet",
            "ownRules",
            "visibility",
            "smallestDenominator",
            "charter",
            "terms",
            "language");

    private final Phases phases;
    private final Measures measures;
    private final Theories theories;
    private final Activities activities;
    private final Prework prework;
    private final Rules rules;
    private final Scales scales;

    Snapshot(
            Phases phases,
            Measures measures,
            Theories theories,
            Activities activities,
            Prework prework,
            Rules rules,
            Scales scales) {
        this.phases = phases;
        this.measures = measures;
        this.theories = theories;
        this.activities = activities;
        this.prework = prework;
        this.rules = rules;
        this.scales = scales;
    }

    /** @throws Refusal with all that is wrong with what was typed: code, title, summary */
    Template of(Collaborative collaborative, Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        String code = given.matching("code", CODE, "templates.problem.code", "");
        String title = given.required("title", 200, "");
        String summary = given.text("summary", 2_000, "");
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        List<Phase> course = phases.of(collaborative.id());
        int sessions = (int) course.stream()
                .filter(phase -> phase.kind() == Phase.Kind.LEARNING_SESSION)
                .count();
        return new Template(
                code,
                Template.Kind.TOPIC,
                title,
                summary,
                List.of(),
                sessions == 0 ? List.of() : List.of(sessions),
                parts(collaborative, course),
                true);
    }

    private Map<String, Object> parts(Collaborative collaborative, List<Phase> course) {
        var parts = new LinkedHashMap<String, Object>();
        var fields = new LinkedHashMap<String, Object>();
        collaborative.content().forEach((name, value) -> {
            if (value != null && KEPT.contains(name)) {
                fields.put(name, value);
            }
        });
        parts.put("collaborative", fields);
        var chain = new Chain(collaborative.startsOn(), course);
        parts.put("phases", chain.steps());
        var keys = new HashMap<UUID, String>();
        var byId = new HashMap<UUID, Phase>();
        course.forEach(phase -> {
            keys.put(phase.id(), chain.key(phase));
            byId.put(phase.id(), phase);
        });
        parts.put("activities", ActivityPart.write(activities.of(collaborative.id()), byId, keys));
        parts.put("prework", PreworkPart.write(prework.items(collaborative.id())));
        parts.put(
                "reminders",
                rules.of(collaborative.id()).stream().map(Rule::content).toList());
        parts.put(
                "assessment",
                scales.of(collaborative.id()).rows().stream()
                        .map(row -> Map.of("score", row.score(), "label", row.label(), "text", row.text()))
                        .toList());
        parts.put(
                "measures",
                measures.of(collaborative.id()).stream()
                        .filter(measure -> measure.team() == null)
                        .map(measure -> fields(measure))
                        .toList());
        parts.put(
                "theory", TheoryPart.write(theories.of(collaborative.id(), null).diagram()));
        return parts;
    }

    /** A target that was stepped up keeps its last step: when the steps were is of this course, not of the next. */
    private static Map<String, Object> fields(Measure measure) {
        var fields = new LinkedHashMap<String, Object>();
        Map<String, @Nullable Object> content = measure.content(null);
        content.forEach((name, value) -> {
            if (value != null
                    && !List.of("version", "team", "startsOn", "endsOn", "target", "position")
                            .contains(name)) {
                fields.put(name, value);
            }
        });
        Double target = measure.target().at(LocalDate.MAX);
        if (target != null) {
            fields.put("target", target);
        }
        return fields;
    }

    /** Phases as steps counted from each other. */
    private record Chain(LocalDate start, List<Phase> course) {

        List<Map<String, Object>> steps() {
            var steps = new ArrayList<Map<String, Object>>();
            for (Phase phase : course) {
                var step = new LinkedHashMap<String, Object>();
                step.put("key", key(phase));
                step.put("kind", Given.written(phase.kind()));
                step.put("title", phase.title());
                if (phase.kind().isMeeting()) {
                    meeting(phase, step);
                } else {
                    stretch(phase, step);
                }
                steps.add(step);
            }
            return steps;
        }

        private String key(Phase phase) {
            String letters = switch (phase.kind()) {
                case PREWORK -> "prework";
                case LEARNING_SESSION -> "ls";
                case ACTION_PERIOD -> "ap";
                case CLOSING -> "congress";
                case HOLDING_GAINS -> "holding";
            };
            long number = course.stream()
                    .takeWhile(other -> !other.id().equals(phase.id()))
                    .filter(other -> other.kind() == phase.kind())
                    .count();
            boolean isNumbered = letters.length() == 2 || number > 0;
            return isNumbered ? letters + (number + 1) : letters;
        }

        private void meeting(Phase phase, Map<String, Object> step) {
            Phase before = lastMeetingBefore(phase);
            LocalDate from = before == null ? start : before.endsOn();
            step.put("after", before == null ? START : key(before));
            step.put("weeks", Math.max(0, Math.round(ChronoUnit.DAYS.between(from, phase.startsOn()) / 7.0)));
            step.put("days", 1 + ChronoUnit.DAYS.between(phase.startsOn(), phase.endsOn()));
        }

        private void stretch(Phase phase, Map<String, Object> step) {
            Phase before = course.stream()
                    .filter(other -> other.endsOn().plusDays(1).equals(phase.startsOn()))
                    .findFirst()
                    .orElseGet(() -> lastMeetingBefore(phase));
            step.put("from", before == null ? START : key(before));
            Phase until = course.stream()
                    .filter(other -> other.kind().isMeeting()
                            && other.startsOn().minusDays(1).equals(phase.endsOn()))
                    .findFirst()
                    .orElse(null);
            if (until != null) {
                step.put("until", key(until));
            } else {
                long days = ChronoUnit.DAYS.between(phase.startsOn(), phase.endsOn()) + 1;
                step.put("weeks", Math.max(1, Math.round(days / 7.0)));
            }
        }

        private @Nullable Phase lastMeetingBefore(Phase phase) {
            return course.stream()
                    .filter(other -> other.kind().isMeeting() && other.endsOn().isBefore(phase.startsOn()))
                    .reduce((one, later) -> later)
                    .orElse(null);
        }
    }
}
