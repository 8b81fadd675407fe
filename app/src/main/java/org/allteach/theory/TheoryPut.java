package org.allteach.theory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.database.Ids;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads nodes and links, given as JSON, into a diagram: nodes by their codes, links by the codes of both ends. What is not
 * given stays; a link with {@code "removed":true} goes. The same again changes nothing.
 */
final class TheoryPut {

    private static final int MOST = 2_000;
    private static final int LONGEST_REASON = 1_000;
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");
    private static final Set<String> NODE_FIELDS = known("code", "kind", "position", "retired", "source", "version");
    private static final Set<String> LINK_FIELDS = Set.of("parent", "child", "strong", "removed");

    private final Map<String, @Nullable Object> body;
    private final Set<String> measures;
    private final List<Problem> problems = new ArrayList<>();
    private Diagram diagram;

    TheoryPut(Map<String, @Nullable Object> body, Diagram now, Set<String> measures) {
        this.body = body;
        this.diagram = now;
        this.measures = measures;
    }

    private static Set<String> known(String... more) {
        var known = new HashSet<>(NodeForm.FIELDS);
        known.addAll(Set.of(more));
        return Set.copyOf(known);
    }

    /** The diagram with what was given; to be taken only where there are no problems. */
    Diagram read() {
        new Given(body, "", problems).refuseUnknown(Set.of("nodes", "links", "team", "version"));
        List<Map<String, @Nullable Object>> nodes = list("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            node(nodes.get(i), "/nodes/" + i);
        }
        List<Map<String, @Nullable Object>> links = list("links");
        for (int i = 0; i < links.size(); i++) {
            link(new Given(links.get(i), "/links/" + i, problems), "/links/" + i);
        }
        return diagram;
    }

    List<Problem> problems() {
        return problems;
    }

    private List<Map<String, @Nullable Object>> list(String field) {
        Object raw = body.get(field);
        if (raw == null) {
            return List.of();
        }
        if (!(raw instanceof List<?> list) || list.size() > MOST) {
            problems.add(Problem.of("/" + field, null, "theory.problem.list", MOST));
            return List.of();
        }
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < list.size(); i++) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            if (list.get(i) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> object.put(String.valueOf(key), value));
            } else {
                problems.add(Problem.of(
                        "/" + field + "/" + i, String.valueOf(list.get(i)), "collaboratives.problem.object"));
            }
            objects.add(object);
        }
        return objects;
    }

    private void node(Map<String, @Nullable Object> fields, String place) {
        var given = new Given(fields, place, problems);
        given.refuseUnknown(NODE_FIELDS);
        String code = given.matching("code", CODE, "theory.problem.code", "");
        Node kept = diagram.find(code).orElse(null);
        if (kept == null && !given.has("kind")) {
            given.refuse("kind", null, "problem.required");
        }
        Node.Kind kind = given.oneOf("kind", Node.Kind.class, kept == null ? Node.Kind.IDEA : kept.kind());
        if (kept != null && kind != kept.kind()) {
            given.refuse("kind", Given.written(kind), "theory.problem.kindStays", Given.written(kept.kind()));
        }
        Content before = kept == null ? Content.of("") : kept.content();
        Content content = NodeForm.read(contentOf(fields), place, before, measures, problems);
        Node node = kept == null
                ? new Node(
                        Ids.next(),
                        code,
                        kind,
                        diagram.create(Ids.next(), kind, content).position(),
                        content,
                        null,
                        null,
                        0)
                : kept.with(content);
        node = node.at(given.integer("position", 1, MOST, node.position()));
        diagram = diagram.with(
                given.has("retired") ? node.retired(retirement(fields.get("retired"), given, kept)) : node);
    }

    private static Map<String, @Nullable Object> contentOf(Map<String, @Nullable Object> fields) {
        var content = new LinkedHashMap<String, @Nullable Object>(fields);
        content.keySet().retainAll(NodeForm.FIELDS);
        return content;
    }

    /** As it is answered: an object with day and reason; null takes a retirement back. */
    private Node.@Nullable Retirement retirement(@Nullable Object raw, Given given, @Nullable Node kept) {
        if (raw == null) {
            return null;
        }
        if (!(raw instanceof Map<?, ?> map)) {
            given.refuse("retired", raw.toString(), "collaboratives.problem.object");
            return kept == null ? null : kept.retired();
        }
        var inner = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> inner.put(String.valueOf(key), value));
        var own = new ArrayList<Problem>();
        var end = new Given(inner, "retired", own);
        var on = end.date("on", true, null);
        String reason = end.required("reason", LONGEST_REASON, "");
        own.forEach(problem -> given.refuse(
                problem.at(),
                problem.given(),
                problem.key(),
                problem.arguments().toArray()));
        return on == null ? null : new Node.Retirement(on, reason);
    }

    private void link(Given given, String place) {
        given.refuseUnknown(LINK_FIELDS);
        Node parent = end(given, "parent");
        Node child = end(given, "child");
        boolean strong = given.flag("strong", true);
        if (parent == null || child == null) {
            return;
        }
        if (given.flag("removed", false)) {
            diagram = diagram.without(parent.id(), child.id());
        } else if (!parent.kind().leadsTo(child.kind())) {
            given.refuse("child", child.code(), "theory.problem.leads", parent.code(), child.code());
        } else if (!refuseCycle(parent, child, place)) {
            var link = new Link(parent.id(), child.id(), strong);
            diagram = diagram.links().contains(link) ? diagram : diagram.with(link);
        }
    }

    private @Nullable Node end(Given given, String field) {
        String code = given.required(field, 40, "");
        Node node = diagram.find(code).orElse(null);
        if (node == null && !code.isEmpty()) {
            given.refuse(field, code, "theory.problem.node");
        }
        return node;
    }

    private boolean refuseCycle(Node parent, Node child, String place) {
        List<Node> cycle = diagram.cycleWith(parent.id(), child.id());
        if (!cycle.isEmpty()) {
            String way = cycle.stream().map(Node::code).collect(Collectors.joining(" → "))
                    + " → "
                    + Objects.requireNonNull(cycle.getFirst()).code();
            problems.add(Problem.of(place, parent.code() + " → " + child.code(), "theory.problem.cycle", way));
        }
        return !cycle.isEmpty();
    }
}
