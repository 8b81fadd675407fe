package org.allteach.definitions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Choices;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.measures.Measure;
import org.allteach.measures.Target;
import org.allteach.spc.Chart;
import org.allteach.spc.Direction;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a measure is defined.
 *
 * @param kept the measure as it stands; null for a new one
 * @param fields what is shown in each field: as typed, or as it stands
 * @param theirs what somebody else saved in the meantime, by field; empty without a lost race
 */
record DefinitionFormPage(
        Membership membership,
        @Nullable Measure kept,
        Map<String, String> fields,
        List<Problem> problems,
        Map<String, String> theirs)
        implements Page {

    /** The charts that can be made of single values or ratios, from the plainest on; the rest come with their own data. */
    private static final List<Chart> CHARTS = Arrays.stream(Chart.values())
            .filter(chart ->
                    !List.of("funnel", "ewma", "cusum", "bernoulli-cusum").contains(chart.id()))
            .toList();

    static DefinitionFormPage empty(Membership membership) {
        return new DefinitionFormPage(
                membership,
                null,
                Map.of("kind", "proportion", "type", "process", "direction", "increase", "required", "required"),
                List.of(),
                Map.of());
    }

    static DefinitionFormPage of(Membership membership, Measure measure) {
        return new DefinitionFormPage(membership, measure, written(measure), List.of(), Map.of());
    }

    /** A measure as the form shows it. */
    static Map<String, String> written(Measure measure) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("code", measure.code());
        fields.put("name", measure.name());
        fields.put("type", Given.written(measure.type()));
        fields.put("kind", Given.written(measure.kind()));
        fields.put("direction", Given.written(measure.direction()));
        fields.put("unit", measure.unit());
        fields.put("multiplier", plain(measure.multiplier()));
        fields.put("frequency", measure.frequency() == null ? "" : Given.written(measure.frequency()));
        fields.put("dueDay", Objects.toString(measure.dueDay(), ""));
        fields.put("required", measure.required() ? "required" : "optional");
        fields.put(
                "target",
                measure.target().steps().stream().map(DefinitionFormPage::line).collect(Collectors.joining("\n")));
        fields.put("chart", Objects.toString(measure.chart(), ""));
        fields.put("ruleSet", Objects.toString(measure.ruleSet(), ""));
        fields.put("smallestDenominator", Objects.toString(measure.smallestDenominator(), ""));
        fields.put("baselinePoints", Objects.toString(measure.baselinePoints(), ""));
        fields.put("startsOn", Objects.toString(measure.startsOn(), ""));
        fields.put("endsOn", Objects.toString(measure.endsOn(), ""));
        for (String word : Measure.WORDS) {
            fields.put(word, measure.definition().getOrDefault(word, ""));
        }
        return fields;
    }

    private static String line(Target.Step step) {
        return step.from() == null ? plain(step.value()) : step.from() + " " + plain(step.value());
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    @Override
    public int status() {
        return !theirs.isEmpty() ? 409 : problems.isEmpty() ? 200 : 422;
    }

    String value(String field) {
        return fields.getOrDefault(field, "");
    }

    String title() {
        return kept == null ? Visit.text("definitions.new") : Visit.text("definitions.edit", kept.name());
    }

    String action() {
        String base = "/c/" + membership.collaborative().slug() + "/measures";
        return kept == null ? base : base + "/" + kept.code();
    }

    int version() {
        return kept == null ? 0 : kept.version();
    }

    List<Option> types() {
        return options("type", Measure.Type.values());
    }

    List<Option> kinds() {
        return options("kind", Measure.Kind.values());
    }

    List<Option> directions() {
        return options("direction", Direction.values());
    }

    private static List<Option> options(String name, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(Given::written)
                .map(value -> new Option(value, Visit.text("definitions." + name + "." + value)))
                .toList();
    }

    List<Option> frequencies() {
        return with(Visit.text("definitions.asCollaborative"), Choices.frequencies());
    }

    List<Option> ruleSets() {
        return with(Visit.text("definitions.asCollaborative"), Choices.ruleSets());
    }

    List<Option> charts() {
        return with(
                Visit.text("definitions.asAdvised"),
                CHARTS.stream()
                        .map(chart -> new Option(chart.id(), Visit.text("definitions.chart." + chart.id())))
                        .toList());
    }

    List<Option> required() {
        return List.of(
                new Option("required", Visit.text("definitions.required.required")),
                new Option("optional", Visit.text("definitions.required.optional")));
    }

    private static List<Option> with(String none, List<Option> options) {
        var all = new ArrayList<Option>();
        all.add(new Option("", none));
        all.addAll(options);
        return all;
    }
}
