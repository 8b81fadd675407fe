package org.allteach.pdsa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.theory.Node;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a cycle that is given whole, as JSON: under a code of its team. Fields that are not given stay; predictions, where
 * given, replace those that are there. The same again changes nothing.
 */
@Component
public class CyclePut {

    private static final Pattern CODE = Pattern.compile("C[1-9][0-9]{0,5}");
    private static final Set<String> READ_ONLY = Set.of("team", "code", "step", "tasks", "actedOn", "version");
    private static final Set<String> OF_PREDICTION = Testing.Row.PREDICTION.columns;

    private final Cycles cycles;
    private final Testing testing;
    private final CycleDesk desk;
    private final Measures measures;

    CyclePut(Cycles cycles, Testing testing, CycleDesk desk, Measures measures) {
        this.cycles = cycles;
        this.testing = testing;
        this.desk = desk;
        this.measures = measures;
    }

    /** A field's name in JSON: {@code startsOn}. */
    public static String name(CycleField field) {
        return Pattern.compile("-([a-z])")
                .matcher(field.written())
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    /** The same under the next code of the team. */
    @Transactional
    public Cycle post(Collaborative collaborative, Team team, Map<String, @Nullable Object> body) {
        return put(collaborative, team, testing.nextCode(team), body);
    }

    /**
     * Plans the cycle, or writes in it.
     *
     * @throws Refusal with all that is wrong, and nothing written
     */
    @Transactional
    public Cycle put(Collaborative collaborative, Team team, String code, Map<String, @Nullable Object> body) {
        var problems = new ArrayList<Problem>();
        var given = new Given(body, "", problems);
        if (!CODE.matcher(code).matches()) {
            given.refuse("code", code, "pdsa.problem.code");
        }
        given.refuseUnknown(known());
        Cycle kept = cycles.find(collaborative.id(), team.id(), code).orElse(null);
        Map<CycleField, String> fields = fields(given, kept);
        Set<UUID> ideas = chosen(given, "ideas", desk.ideas(team, Set.of()), Node::code, Node::id);
        Set<UUID> shown =
                chosen(given, "measures", measures.of(team.collaborative(), team.id()), Measure::code, Measure::id);
        List<Map<String, String>> predictions = predictions(given);
        Cycle.State state = given.oneOf("state", Cycle.State.class, kept == null ? Cycle.State.PLANNED : kept.state());
        boolean shared = given.flag("shared", kept != null && kept.shared());
        UUID ramp = kept == null ? ramp(given, team) : kept.ramp();
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        Cycle cycle = kept == null
                ? testing.plan(collaborative, team, code, new Testing.Draft(fields, Set.of(), Set.of(), ramp))
                : kept;
        write(collaborative, team, cycle, fields);
        relate(collaborative, team, cycle, given, ideas, shown);
        if (given.has("predictions")) {
            replace(collaborative, team, cycle, predictions);
        }
        Cycle now = again(collaborative, cycle);
        if (now.state() != state) {
            testing.move(collaborative, team, now, state);
        }
        if (shared && !now.shared()) {
            testing.share(collaborative, team, now);
        }
        return again(collaborative, cycle);
    }

    private static Set<String> known() {
        var known = new HashSet<>(READ_ONLY);
        known.addAll(Set.of("state", "shared", "ideas", "measures", "predictions", "ramp"));
        for (CycleField field : CycleField.values()) {
            known.add(name(field));
        }
        return known;
    }

    private static Map<CycleField, String> fields(Given given, @Nullable Cycle kept) {
        var fields = new LinkedHashMap<CycleField, String>();
        for (CycleField field : CycleField.values()) {
            boolean isNeeded = kept == null && field == CycleField.TITLE;
            if (field != CycleField.LEAD && (given.has(name(field)) || isNeeded)) {
                String typed = Entry.clean(Objects.toString(given.raw(name(field)), ""));
                new Entry(name(field), field, null, null, "", kept == null ? "" : kept.field(field))
                        .problem(typed, Set.of())
                        .ifPresent(problem -> given.refuse(
                                problem.at(),
                                problem.given(),
                                problem.key(),
                                problem.arguments().toArray()));
                fields.put(field, typed);
            }
        }
        return fields;
    }

    private static <T> Set<UUID> chosen(
            Given given, String field, List<T> all, Function<T, String> code, Function<T, UUID> id) {
        var chosen = new HashSet<UUID>();
        Object raw = given.raw(field);
        if (raw != null && !(raw instanceof List<?>)) {
            given.refuse(field, raw.toString(), "pdsa.problem.list");
        }
        for (Object one : raw instanceof List<?> list ? list : List.of()) {
            all.stream()
                    .filter(known -> code.apply(known).equals(one))
                    .findFirst()
                    .ifPresentOrElse(
                            known -> chosen.add(id.apply(known)),
                            () -> given.refuse(field, String.valueOf(one), "pdsa.problem.choice"));
        }
        return chosen;
    }

    private static List<Map<String, String>> predictions(Given given) {
        var predictions = new ArrayList<Map<String, String>>();
        for (Object one : given.raw("predictions") instanceof List<?> list ? list : List.of()) {
            var columns = new LinkedHashMap<String, String>();
            if (one instanceof Map<?, ?> object) {
                object.forEach(
                        (name, value) -> columns.put(String.valueOf(name), Entry.clean(Objects.toString(value, ""))));
            }
            columns.forEach((name, value) -> {
                if (!OF_PREDICTION.contains(name)) {
                    given.refuse(
                            "predictions", name, "collaboratives.problem.unknown", String.join(", ", OF_PREDICTION));
                } else {
                    new Entry("predictions", null, Testing.Row.PREDICTION, null, name, "")
                            .problem(value, Set.of())
                            .ifPresent(problem -> given.refuse(
                                    "predictions",
                                    problem.given(),
                                    problem.key(),
                                    problem.arguments().toArray()));
                }
            });
            predictions.add(columns);
        }
        return predictions;
    }

    /** The ramp of that code; null for a new one. */
    private @Nullable UUID ramp(Given given, Team team) {
        String code = given.text("ramp", 20, "");
        UUID ramp = cycles.ramps(team.collaborative(), team.id()).stream()
                .filter(one -> one.code().equals(code))
                .map(Ramp::id)
                .findFirst()
                .orElse(null);
        if (ramp == null && !code.isEmpty()) {
            given.refuse("ramp", code, "pdsa.problem.choice");
        }
        return ramp;
    }

    private void write(Collaborative collaborative, Team team, Cycle cycle, Map<CycleField, String> fields) {
        fields.forEach((field, value) -> {
            if (!value.equals(cycle.field(field))) {
                testing.save(collaborative, team, cycle, field, value);
            }
        });
    }

    private void relate(
            Collaborative collaborative, Team team, Cycle cycle, Given given, Set<UUID> ideas, Set<UUID> shown) {
        Set<UUID> now = measures.of(team.collaborative(), team.id()).stream()
                .filter(measure -> cycle.measures().contains(measure.code()))
                .map(Measure::id)
                .collect(Collectors.toSet());
        Set<UUID> about = given.has("ideas") ? ideas : Set.copyOf(cycle.ideas());
        Set<UUID> charts = given.has("measures") ? shown : now;
        if (!about.equals(Set.copyOf(cycle.ideas())) || !charts.equals(now)) {
            testing.relate(collaborative, team, cycle, about, charts);
        }
    }

    private void replace(Collaborative collaborative, Team team, Cycle cycle, List<Map<String, String>> predictions) {
        List<Map<String, String>> now = cycle.predictions().stream()
                .map(one -> Map.of(
                        "question", one.question(),
                        "prediction", one.prediction(),
                        "why", one.why(),
                        "result", one.result(),
                        "outcome", one.outcome()))
                .toList();
        List<Map<String, String>> wanted = predictions.stream()
                .map(one -> {
                    var whole = new LinkedHashMap<String, String>();
                    OF_PREDICTION.forEach(name -> whole.put(name, one.getOrDefault(name, "")));
                    return (Map<String, String>) whole;
                })
                .toList();
        if (!now.equals(wanted)) {
            cycle.predictions()
                    .forEach(one -> testing.remove(
                            collaborative, team, cycle, Testing.Row.PREDICTION, one.id(), one.question()));
            wanted.forEach(one -> testing.add(collaborative, team, cycle, Testing.Row.PREDICTION, one));
        }
    }

    private Cycle again(Collaborative collaborative, Cycle cycle) {
        return cycles.find(collaborative.id(), cycle.id()).orElseThrow();
    }
}
