package org.allteach.diagrams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.drawing.Icons;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A theory: the diagram, the same as an indented list, what can be done with it.
 *
 * @param drawing the diagram as SVG
 * @param wide whether it is wider than high, and so is printed across
 * @param undo the viewer's own newest change that can be taken back; null where there is none
 * @param adding the form in which a node is added
 * @param fragment whether only what a change can change is asked for
 */
record TheoryPage(
        Scope scope,
        Diagram diagram,
        Map<String, Dashboard.Gauge> gauges,
        String drawing,
        boolean wide,
        List<Entry> entries,
        @Nullable Change undo,
        Edit adding,
        boolean fragment)
        implements Page {

    @Override
    public int status() {
        return adding.status();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<Node> retired() {
        return diagram.nodes().stream().filter(Node::isRetired).toList();
    }

    String title() {
        var team = scope.team();
        return Visit.text("diagrams.title", team == null ? scope.collaborative().title() : team.name());
    }

    String symbols() {
        return Icons.symbols(Visit.locale());
    }

    static String kind(Node node) {
        return Visit.text("theory.kind." + Given.written(node.kind()));
    }

    static List<Option> kinds() {
        return Arrays.stream(Node.Kind.values())
                .map(kind -> new Option(Given.written(kind), Visit.text("theory.kind." + Given.written(kind))))
                .toList();
    }

    List<Option> parents() {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("diagrams.parent.none")));
        diagram.current().stream()
                .filter(node -> !node.isIdea())
                .map(node -> new Option(node.code(), node.code() + " " + node.text()))
                .forEach(options::add);
        return options;
    }

    /** The other parents of an entry and which links are weak; empty where it has one strong one. */
    String above(Entry entry) {
        Node parent = entry.parent();
        String others = entry.above().stream()
                .filter(link -> parent != null && !link.parent().equals(parent.id()))
                .map(this::named)
                .sorted()
                .collect(Collectors.joining(", "));
        boolean weak = entry.above().stream()
                .anyMatch(link -> parent != null && link.parent().equals(parent.id()) && !link.strong());
        String also = others.isEmpty() ? "" : Visit.text("diagrams.list.also", others);
        return weak ? Visit.text("diagrams.list.weak") + (also.isEmpty() ? "" : " · " + also) : also;
    }

    private String named(Link link) {
        Node node = diagram.get(link.parent());
        String code = node == null ? "" : node.code();
        return link.strong() ? code : Visit.text("diagrams.label.weak", code);
    }

    /** What else a line of the list says of a node. */
    String remarks(Node node) {
        var face = new Faces(diagram, gauges).face(node);
        var parts = new ArrayList<String>();
        if (!face.badge().isEmpty()) {
            parts.add(face.badge());
        }
        if (!face.foot().isEmpty()) {
            parts.add(String.join(" ", face.foot()));
        }
        return String.join(" · ", parts);
    }

    List<Dashboard.Gauge> gauges(Node node) {
        return node.content().measures().stream()
                .map(code -> gauges.getOrDefault(code, new Dashboard.Gauge(code, code, "", List.of(), "")))
                .toList();
    }
}
