package org.allteach.templates;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.allteach.schedule.Holidays;
import org.allteach.schedule.WorkDays;
import org.allteach.theory.Diagram;
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

    private static final int MOST_SESSIONS = 99;

    private final Phases phases;
    private final Measures measures;
    private final Theories theories;
    private final Activities activities;
    private final Prework prework;
    private final Rules rules;
    private final Scales scales;
    private final Holidays holidays;
    private final Clock clock;

    Snapshot(
            Phases phases,
            Measures measures,
            Theories theories,
            Activities activities,
            Prework prework,
            Rules rules,
            Scales scales,
            Holidays holidays,
            Clock clock) {
        this.phases = phases;
        this.measures = measures;
        this.theories = theories;
        this.activities = activities;
        this.prework = prework;
        this.rules = rules;
        this.scales = scales;
        this.holidays = holidays;
        this.clock = clock;
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
                Wording.of(title),
                Wording.of(summary),
                List.of(),
                sessions == 0 || sessions > MOST_SESSIONS ? List.of() : List.of(sessions),
                parts(collaborative, course),
                true);
    }

    private Map<String, @Nullable Object> parts(Collaborative collaborative, List<Phase> course) {
        WorkDays workDays = holidays.workDays(collaborative);
        var chain = new Chain(collaborative.startsOn(), course, workDays);
        var parts = new LinkedHashMap<String, @Nullable Object>();
        parts.put("collaborative", fields(collaborative, course));
        parts.put("phases", chain.steps());
        parts.put("prework", PreworkPart.write(prework.items(collaborative.id())));
        parts.put(
                "activities",
                new ActivityRows(collaborative, chain.keys(), workDays).of(activities.of(collaborative.id())));
        parts.put(
                "reminders",
                rules.of(collaborative.id()).stream().map(Rule::content).toList());
        List<Measure> current = measures.of(collaborative.id()).stream()
                .filter(measure -> measure.team() == null && !hasEnded(measure, collaborative))
                .toList();
        parts.put("measures", current.stream().map(Snapshot::fields).toList());
        Set<String> codes = current.stream().map(Measure::code).collect(Collectors.toSet());
        Diagram diagram = theories.of(collaborative.id(), null).diagram();
        if (!diagram.withoutRetired().isEmpty()) {
            parts.put("theory", TheoryPart.write(diagram, codes));
        }
        parts.put(
                "assessment",
                scales.of(collaborative.id()).rows().stream()
                        .map(Snapshot::fields)
                        .toList());
        return parts;
    }

    /** The month in which this one ends becomes that in which the next one will. */
    private static Map<String, Object> fields(Collaborative collaborative, List<Phase> course) {
        var fields = new LinkedHashMap<String, Object>();
        collaborative.content().forEach((name, value) -> {
            if (value != null && KEPT.contains(name)) {
                fields.put(name, value);
            }
        });
        String end = TemplateStart.month(collaborative.endsOn(), collaborative.language());
        fields.put("aim", collaborative.aim().replace(end, "{end}"));
        boolean endsWithCourse = course.stream()
                .map(Phase::endsOn)
                .max(Comparator.naturalOrder())
                .filter(collaborative.endsOn()::equals)
                .isPresent();
        if (!endsWithCourse) {
            fields.put(
                    TemplateStart.DAYS, 1 + ChronoUnit.DAYS.between(collaborative.startsOn(), collaborative.endsOn()));
        }
        return fields;
    }

    /** Whether it was given up on the way; one that ends with the collaborative was not. */
    private boolean hasEnded(Measure measure, Collaborative collaborative) {
        LocalDate last = measure.endsOn();
        return last != null && last.isBefore(collaborative.endsOn()) && last.isBefore(collaborative.today(clock));
    }

    private static Map<String, Object> fields(Scales.Row row) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("score", row.score());
        fields.put("label", row.label());
        fields.put("text", row.text());
        return fields;
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
}
