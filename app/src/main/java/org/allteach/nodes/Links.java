package org.allteach.nodes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.diagrams.Scope;
import org.allteach.diagrams.TheoryPages;
import org.allteach.nodes.NodeEdits.Outcome;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes of how nodes are linked and of their order. What is not possible is said in words, a cycle with its way. */
@Component
class Links {

    private final NodeEdits edits;

    Links(NodeEdits edits) {
        this.edits = edits;
    }

    /** Links a node with a {@code parent} or a {@code child}, or makes such a link strong or weak. */
    Outcome link(Scope scope, String code, Map<String, String> typed) {
        return edits.change(scope, "nodes.linked", (now, problems) -> {
            var given = new Given(typed, "", problems);
            Node node = NodeEdits.find(now, code);
            Node parent = chosen(given, "parent", now);
            Node child = chosen(given, "child", now);
            if ((parent == null) == (child == null)) {
                if (problems.isEmpty()) {
                    given.refuse("parent", null, "nodes.problem.other");
                }
                return now;
            }
            boolean strong = !"weak".equals(typed.get("strength"));
            return parent != null
                    ? linked(now, parent, node, strong, "parent", problems)
                    : linked(now, node, Objects.requireNonNull(child), strong, "child", problems);
        });
    }

    Outcome unlink(Scope scope, String code, Map<String, String> typed) {
        return edits.change(scope, "nodes.unlinked", (now, problems) -> {
            Node node = NodeEdits.find(now, code);
            String other = typed.getOrDefault("parent", typed.getOrDefault("child", ""));
            Node end = NodeEdits.find(now, other);
            return typed.containsKey("parent") ? now.without(end.id(), node.id()) : now.without(node.id(), end.id());
        });
    }

    /** Moves a node: to the place of another one of its kind, by a step as drawn, or from one parent to another. */
    Outcome move(Scope scope, String code, Map<String, String> typed) {
        return edits.change(scope, "node.moved", (now, problems) -> {
            var given = new Given(typed, "", problems);
            Node node = NodeEdits.find(now, code);
            if (given.has("to")) {
                return reparented(now, node, given, problems);
            }
            if (given.has("place")) {
                return placed(now, node, chosen(given, "place", now));
            }
            return stepped(now, node, given.integer("step", -1, 1, 0));
        });
    }

    /** Past the one that is drawn above or below it, unless people's order has the two the other way round already. */
    private static Diagram stepped(Diagram now, Node node, int step) {
        Node beside = TheoryPages.beside(now, node, step);
        List<Node> row = now.current(node.kind());
        return beside != null && (row.indexOf(beside) - row.indexOf(node)) * step > 0
                ? placed(now, node, beside)
                : now.moved(node, step);
    }

    /** A node at the place of another of its kind, which gives way. */
    private static Diagram placed(Diagram now, Node node, @Nullable Node other) {
        if (other == null || other.kind() != node.kind()) {
            return now;
        }
        List<Node> row = now.current(node.kind());
        return now.moved(node, row.indexOf(other) - row.indexOf(node));
    }

    private static Diagram reparented(Diagram now, Node node, Given given, List<Problem> problems) {
        Node from = chosen(given, "from", now);
        Node to = chosen(given, "to", now);
        if (to == null) {
            if (problems.isEmpty()) {
                given.refuse("to", null, "problem.required");
            }
            return now;
        }
        boolean strong = from == null
                || now.above(node).stream()
                        .filter(link -> link.parent().equals(from.id()))
                        .allMatch(Link::strong);
        return linked(from == null ? now : now.without(from.id(), node.id()), to, node, strong, "to", problems);
    }

    /** The node whose code stands in a field; null where none does. */
    static @Nullable Node chosen(Given given, String field, Diagram now) {
        String code = given.text(field, 100, "");
        if (code.isEmpty()) {
            return null;
        }
        Node node = now.find(code).filter(one -> !one.isRetired()).orElse(null);
        if (node == null) {
            given.refuse(field, code, "theory.problem.node");
        }
        return node;
    }

    private static Diagram linked(
            Diagram now, Node parent, Node child, boolean strong, String field, List<Problem> problems) {
        if (!parent.id().equals(child.id()) && !parent.kind().leadsTo(child.kind())) {
            problems.add(Problem.of(
                    field,
                    parent.code() + " → " + child.code(),
                    "nodes.problem.leads",
                    NodeEdits.words(parent.kind()),
                    NodeEdits.words(child.kind())));
            return now;
        }
        List<Node> cycle = now.cycleWith(parent.id(), child.id());
        if (!cycle.isEmpty()) {
            String way = cycle.stream().map(Links::named).collect(Collectors.joining(" → "));
            problems.add(Problem.of(
                    field,
                    parent.code() + " → " + child.code(),
                    "theory.problem.cycle",
                    way + " → " + named(cycle.getFirst())));
            return now;
        }
        return now.with(new Link(parent.id(), child.id(), strong));
    }

    private static String named(Node node) {
        return node.code() + " " + node.text();
    }
}
