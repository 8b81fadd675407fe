package org.allteach.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Period;
import org.allteach.spc.Chart;
import org.allteach.spc.Direction;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gave of a measure, in a form or as JSON, read over the measure that is there. A field that was not given
 * stays as it is.
 */
final class MeasureForm {

    static final Set<String> FIELDS = Set.of(
            "code",
            "name",
            "team",
            "position",
            "type",
            "kind",
            "direction",
            "unit",
            "multiplier",
            "frequency",
            "dueDay",
            "required",
            "target",
            "chart",
            "ruleSet",
            "smallestDenominator",
            "baselinePoints",
            "aggregation",
            "startsOn",
            "endsOn",
            "definition");

    private static final Map<String, Direction> DIRECTIONS = Map.of(
            "UP", Direction.INCREASE,
            "HIGHER", Direction.INCREASE,
            "DOWN", Direction.DECREASE,
            "LOWER", Direction.DECREASE,
            "NONE", Direction.NEITHER);
    private static final Map<String, Boolean> REQUIRED = Map.of(
            "REQUIRED", true,
            "MANDATORY", true,
            "OPTIONAL", false,
            "CUSTOM", false);

    static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_STEPS = 100;

    private final Map<String, ? extends @Nullable Object> fields;
    private final Given given;
    private final List<Problem> problems;
    private final String place;

    private MeasureForm(Map<String, ? extends @Nullable Object> fields, String place, List<Problem> problems) {
        this.fields = fields;
        this.given = new Given(fields, place, problems);
        this.problems = problems;
        this.place = place;
    }

    /**
     * Reads fields over a measure; problems are added below the place.
     *
     * @param kept the measure that is there; null where the code is new
     * @param teams the teams that may have measures of their own, by code
     */
    static Measure read(
            Map<String, ? extends @Nullable Object> fields,
            String place,
            Collaborative collaborative,
            @Nullable Measure kept,
            int position,
            Map<String, UUID> teams,
            List<Problem> problems) {
        var form = new MeasureForm(withWords(fields), place, problems);
        form.given.refuseUnknown(FIELDS);
        String code = form.given.matching("code", CODE, "measures.problem.code", kept == null ? "" : kept.code());
        Measure base = kept;
        if (base == null) {
            form.require("type", "kind", "direction");
            base = form.draft(collaborative, code, position);
        }
        return form.over(base, teams);
    }

    /** What is usual depends on the kind and on whose the measure is; what is wrong with these is said later. */
    private Measure draft(Collaborative collaborative, String code, int position) {
        var first = new MeasureForm(fields, place, new ArrayList<>());
        Measure.Kind kind = first.given.oneOf("kind", Measure.Kind.class, Measure.Kind.CONTINUOUS);
        return Measure.draft(collaborative.id(), code, position, kind, isEmpty("team") || !given.has("team"));
    }

    /** Words of the definition may stand beside the other fields as well as in an object of their own. */
    private static Map<String, @Nullable Object> withWords(Map<String, ? extends @Nullable Object> fields) {
        var all = new LinkedHashMap<String, @Nullable Object>(fields);
        var words = new LinkedHashMap<String, @Nullable Object>();
        if (fields.get("definition") instanceof Map<?, ?> object) {
            object.forEach((key, value) -> words.put(String.valueOf(key), value));
        }
        for (String word : Measure.WORDS) {
            if (all.containsKey(word)) {
                words.put(word, all.remove(word));
            }
        }
        if (!words.isEmpty()) {
            all.put("definition", words);
        }
        return all;
    }

    private void require(String... fields) {
        for (String field : fields) {
            if (!given.has(field)) {
                given.refuse(field, null, "problem.required");
            }
        }
    }

    private Measure over(Measure kept, Map<String, UUID> teams) {
        LocalDate startsOn = date("startsOn", kept.startsOn());
        LocalDate endsOn = date("endsOn", kept.endsOn());
        if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
            given.refuse("endsOn", endsOn.toString(), "measures.problem.order");
        }
        return new Measure(
                kept.collaborative(),
                kept.id(),
                kept.code(),
                team(teams, kept.team()),
                given.integer("position", 0, 1_000_000, kept.position()),
                given.required("name", LONGEST_LINE, kept.name()),
                given.oneOf("type", Measure.Type.class, kept.type()),
                given.oneOf("kind", Measure.Kind.class, kept.kind()),
                direction(kept.direction()),
                given.text("unit", LONGEST_LINE, kept.unit()),
                multiplier(kept.multiplier()),
                isEmpty("frequency") ? null : frequency(kept.frequency()),
                integer("dueDay", 0, 366, kept.dueDay()),
                required(kept.required()),
                chart(kept.chart()),
                ruleSet(kept.ruleSet()),
                integer("smallestDenominator", 0, 10_000, kept.smallestDenominator()),
                integer("baselinePoints", 2, 1_000, kept.baselinePoints()),
                given.oneOf("aggregation", Measure.Aggregation.class, kept.aggregation()),
                startsOn,
                endsOn,
                target(kept.target()),
                given.words("definition", Measure.WORDS, LONGEST_TEXT, kept.definition()),
                kept.version());
    }

    /** Given, and given as nothing: what was there goes. */
    private boolean isEmpty(String field) {
        Object raw = given.raw(field);
        return given.has(field) && (raw == null || String.valueOf(raw).isBlank());
    }

    private @Nullable LocalDate date(String field, @Nullable LocalDate kept) {
        return isEmpty(field) ? null : given.date(field, false, kept);
    }

    private @Nullable Integer integer(String field, int least, int most, @Nullable Integer kept) {
        if (!given.has(field) || isEmpty(field)) {
            return given.has(field) ? null : kept;
        }
        return given.integer(field, least, most, kept == null ? least : kept);
    }

    private @Nullable UUID team(Map<String, UUID> teams, @Nullable UUID kept) {
        if (!given.has("team")) {
            return kept;
        }
        String code = given.text("team", LONGEST_LINE, "");
        UUID team = teams.get(code);
        if (!code.isEmpty() && team == null) {
            given.refuse("team", code, "entry.problem.team");
        }
        return team;
    }

    private Direction direction(Direction kept) {
        Object raw = given.raw("direction");
        Direction meant = raw == null ? null : DIRECTIONS.get(Words.asEnum(String.valueOf(raw)));
        return meant != null ? meant : given.oneOf("direction", Direction.class, kept);
    }

    private @Nullable Frequency frequency(@Nullable Frequency kept) {
        return given.has("frequency") ? given.oneOf("frequency", Frequency.class, Frequency.MONTH) : kept;
    }

    private double multiplier(double kept) {
        if (!given.has("multiplier")) {
            return kept;
        }
        String text = given.required("multiplier", LONGEST_LINE, "");
        double multiplier = StrictNumber.parse(text);
        if (!text.isEmpty() && !(multiplier > 0)) {
            given.refuse("multiplier", text, "measures.problem.multiplier");
        }
        return multiplier;
    }

    private boolean required(boolean kept) {
        if (!given.has("required")) {
            return kept;
        }
        String text = given.required("required", LONGEST_LINE, "");
        Boolean meant = Words.truth(text);
        if (meant == null) {
            meant = REQUIRED.get(Words.asEnum(text));
        }
        if (meant == null && !text.isEmpty()) {
            given.refuse("required", text, "problem.oneOf", "true, false, required, optional");
        }
        return meant == null ? kept : meant;
    }

    private @Nullable String chart(@Nullable String kept) {
        String text = choice("chart", kept);
        if (text != null && Chart.of(text).isEmpty()) {
            String charts = Arrays.stream(Chart.values()).map(Chart::id).collect(Collectors.joining(", "));
            given.refuse("chart", text, "problem.oneOf", charts);
        }
        return text;
    }

    private @Nullable String ruleSet(@Nullable String kept) {
        String text = choice("ruleSet", kept);
        if (text != null && !Collaborative.RULE_SETS.contains(text)) {
            given.refuse("ruleSet", text, "problem.oneOf", String.join(", ", Collaborative.RULE_SETS));
        }
        return text;
    }

    private @Nullable String choice(String field, @Nullable String kept) {
        if (!given.has(field)) {
            return kept;
        }
        String text =
                given.text(field, LONGEST_LINE, "").toLowerCase(Locale.ROOT).replace('_', '-');
        return text.isEmpty() ? null : text;
    }

    private Target target(Target kept) {
        if (!given.has("target")) {
            return kept;
        }
        Object raw = given.raw("target");
        if (raw == null || String.valueOf(raw).isBlank()) {
            return Target.NONE;
        }
        List<Target.Step> steps = raw instanceof List<?> list ? ofList(list) : ofText(String.valueOf(raw));
        if (steps.size() > MOST_STEPS) {
            given.refuse("target", null, "measures.problem.steps", MOST_STEPS);
        }
        for (int i = 1; i < steps.size(); i++) {
            LocalDate before = steps.get(i - 1).from();
            LocalDate from = steps.get(i).from();
            if (from == null || before != null && !from.isAfter(before)) {
                given.refuse("target", String.valueOf(from), "measures.problem.stepOrder");
            }
        }
        return new Target(steps);
    }

    private List<Target.Step> ofList(List<?> list) {
        var steps = new ArrayList<Target.Step>();
        for (int i = 0; i < list.size(); i++) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            if (list.get(i) instanceof Map<?, ?> object) {
                object.forEach((key, value) -> fields.put(String.valueOf(key), value));
            }
            var step = new Given(fields, place.isEmpty() ? "target/" + i : place + "/target/" + i, problems);
            step.refuseUnknown(Set.of("from", "value"));
            LocalDate from = step.date("from", false, null);
            String text = step.required("value", LONGEST_LINE, "");
            double value = StrictNumber.parse(text);
            if (!text.isEmpty() && Double.isNaN(value)) {
                step.refuse("value", text, "problem.number");
            }
            steps.add(new Target.Step(from, value));
        }
        return steps;
    }

    /** A number, or lines of a period or date and a number. */
    private List<Target.Step> ofText(String text) {
        var steps = new ArrayList<Target.Step>();
        for (String line :
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            String[] parts = line.split("[\\s:]+", 2);
            double value = StrictNumber.parse(parts[parts.length - 1]);
            LocalDate from = parts.length == 2 ? firstDay(parts[0]) : null;
            if (Double.isNaN(value) || parts.length == 2 && from == null) {
                given.refuse("target", line, "measures.problem.target");
            }
            steps.add(new Target.Step(from, value));
        }
        return steps;
    }

    private static @Nullable LocalDate firstDay(String text) {
        for (Frequency frequency : Frequency.values()) {
            Period period = frequency.parse(text);
            if (period != null) {
                return period.start();
            }
        }
        return null;
    }
}
