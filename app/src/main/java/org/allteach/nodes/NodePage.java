package org.allteach.nodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.allteach.collaboratives.Given;
import org.allteach.diagrams.Change;
import org.allteach.diagrams.Dashboard;
import org.allteach.diagrams.Scope;
import org.allteach.drawing.Icons;
import org.allteach.theory.ChangeConcepts;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a node, and the forms that change it; as a page, or as the panel beside the drawing.
 *
 * @param edit the form of its content
 * @param other the form that came back of all others; its problems stand above them
 */
record NodePage(
        Scope scope,
        Node node,
        Diagram diagram,
        Map<String, Dashboard.Gauge> gauges,
        List<Change> changes,
        Edit edit,
        Edit other,
        boolean fragment)
        implements Page {

    private static final String FAMILY = "theory.family.";

    /** A node linked with this one. */
    record Linked(Node node, boolean strong) {}

    /** One field in words. */
    record Line(String label, String text) {}

    /** A family of change concepts to choose from. */
    record Family(String title, List<Option> options) {}

    @Override
    public int status() {
        return edit.isBack() ? edit.status() : other.status();
    }

    String base() {
        return scope.address(node.code());
    }

    boolean mayEdit() {
        return scope.mayEdit();
    }

    /** Since when and why it is no part of the theory any more. */
    String retiredWords() {
        Node.Retirement retired = node.retired();
        return retired == null
                ? ""
                : retired.reason().isEmpty()
                        ? Visit.text("nodes.retired", Visit.date(retired.on()))
                        : Visit.text("nodes.retired.because", Visit.date(retired.on()), retired.reason());
    }

    String kind() {
        return NodeEdits.words(node.kind());
    }

    List<Linked> above() {
        return diagram.above(node).stream()
                .map(link -> linked(diagram.get(link.parent()), link))
                .flatMap(List::stream)
                .toList();
    }

    List<Linked> below() {
        return diagram.children(node).stream()
                .filter(child -> !child.isRetired())
                .map(child -> new Linked(
                        child,
                        diagram.below(node).stream()
                                .filter(link -> link.child().equals(child.id()))
                                .allMatch(Link::strong)))
                .toList();
    }

    private static List<Linked> linked(@Nullable Node other, Link link) {
        return other == null || other.isRetired() ? List.of() : List.of(new Linked(other, link.strong()));
    }

    /** All that people wrote, in words; what nobody wrote is left out. */
    List<Line> lines() {
        Content content = node.content();
        var lines = new ArrayList<Line>();
        lines.add(line("owner", content.owner()));
        lines.add(line(
                "evidence",
                content.evidence() == Node.Evidence.NONE
                        ? ""
                        : Visit.text("theory.evidence." + Given.written(content.evidence()))));
        if (node.isIdea()) {
            lines.add(line("stage", Visit.text("theory.stage." + Given.written(content.stage()))));
            lines.add(line("impact", grade("impact", content.impact())));
            lines.add(line("effort", grade("effort", content.effort())));
        }
        lines.add(line("description", content.description()));
        lines.add(line("howTo", content.howTo()));
        lines.add(line("exampleTests", content.exampleTests()));
        return lines.stream().filter(line -> !line.text().isBlank()).toList();
    }

    private static Line line(String field, String text) {
        return new Line(Visit.text("theory.field." + field), text);
    }

    private static String grade(String field, @Nullable Integer grade) {
        return grade == null ? "" : Visit.text("nodes.grade", grade, Visit.text("nodes." + field + "." + grade));
    }

    ChangeConcepts.@Nullable Concept concept() {
        return ChangeConcepts.find(node.content().concept()).orElse(null);
    }

    List<Dashboard.Gauge> measured() {
        return node.content().measures().stream()
                .map(code -> gauges.getOrDefault(code, new Dashboard.Gauge(code, code, "", List.of(), "")))
                .toList();
    }

    String symbols() {
        return Icons.symbols(Visit.locale());
    }

    /** Nodes that a link from this one up or down may lead to. */
    List<Option> others(boolean up) {
        var linked = (up ? above() : below()).stream().map(Linked::node).toList();
        return choice(one -> !linked.contains(one)
                && (up ? one.kind().leadsTo(node.kind()) : node.kind().leadsTo(one.kind())));
    }

    private List<Option> choice(Predicate<Node> wanted) {
        return diagram.current().stream()
                .filter(one -> !one.id().equals(node.id()))
                .filter(wanted)
                .map(one -> new Option(one.code(), one.code() + " " + one.text()))
                .toList();
    }

    List<Option> currentParents() {
        return above().stream()
                .map(one -> new Option(
                        one.node().code(), one.node().code() + " " + one.node().text()))
                .toList();
    }

    static List<Option> strengths() {
        return List.of(
                new Option("strong", Visit.text("diagrams.strength.strong")),
                new Option("weak", Visit.text("diagrams.strength.weak")));
    }

    static List<Option> evidences() {
        return options("theory.evidence.", Node.Evidence.values());
    }

    static List<Option> stages() {
        return options("theory.stage.", Node.Stage.values());
    }

    private static List<Option> options(String key, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(Given::written)
                .map(value -> new Option(value, Visit.text(key + value)))
                .toList();
    }

    static List<Option> grades(String field) {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("nodes.grade.none")));
        IntStream.rangeClosed(1, 5)
                .mapToObj(grade -> new Option(Integer.toString(grade), grade(field, grade)))
                .forEach(options::add);
        return options;
    }

    static List<Family> concepts() {
        return ChangeConcepts.families().entrySet().stream()
                .map(family -> new Family(
                        Visit.text(FAMILY + family.getKey()),
                        family.getValue().stream()
                                .map(one -> new Option(one.code(), one.title()))
                                .toList()))
                .toList();
    }

    /** The codes that may be written as measures, to be read beside the field. */
    String possibleMeasures() {
        return String.join(", ", gauges.keySet());
    }

    boolean reachesTests() {
        return scope.reaches("/ideas/{node}/tests");
    }

    boolean reachesLineage() {
        return scope.reaches("/ideas/{node}/lineage");
    }

    boolean reachesComments() {
        return scope.membership().reaches("/c/{slug}/comments/{kind}/{topic}");
    }
}
