package org.allteach.nodes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.database.Ids;
import org.allteach.diagrams.Dashboard;
import org.allteach.diagrams.Scope;
import org.allteach.measures.Measure;
import org.allteach.theory.Content;
import org.allteach.theory.Delta;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.theory.NodeForm;
import org.allteach.theory.Theories;
import org.allteach.theory.Theory;
import org.allteach.web.Edit;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes of single nodes, each one change of the diagram under its lock. */
@Component
class NodeEdits {

    private static final int LONGEST_REASON = 1_000;

    private final Theories theories;
    private final Dashboard dashboard;
    private final Clock clock;

    NodeEdits(Theories theories, Dashboard dashboard, Clock clock) {
        this.theories = theories;
        this.dashboard = dashboard;
        this.clock = clock;
    }

    /**
     * What became of an edit.
     *
     * @param lost whether somebody else has changed the same since the form was filled
     */
    record Outcome(List<Problem> problems, boolean lost) {

        boolean isDone() {
            return problems.isEmpty() && !lost;
        }
    }

    /** An edit gives the diagram as it is to be, or null where what was seen of it is no longer so. */
    Outcome change(Scope scope, String action, BiFunction<Diagram, List<Problem>, @Nullable Diagram> edit) {
        var problems = new ArrayList<Problem>();
        Optional<Theory> theory = theories.change(scope.collaborative(), scope.team(), action, now -> {
            Diagram after = edit.apply(now, problems);
            return problems.isEmpty() ? after : null;
        });
        return new Outcome(problems, theory.isEmpty() && problems.isEmpty());
    }

    /** The node of that code in the diagram as it stands. */
    static Node find(Diagram diagram, String code) {
        return diagram.find(code).orElseThrow(Refusal::notFound);
    }

    Diagram diagram(Scope scope) {
        return theories.of(scope.collaborative().id(), scope.teamId()).diagram();
    }

    /**
     * Adds a node.
     *
     * @param typed the kind, unless it follows from the parent's; the text; the parent's code, if there is one
     * @param created where the new node's code is put
     */
    Outcome add(Scope scope, Map<String, String> typed, List<String> created) {
        return change(scope, "node.added", (now, problems) -> {
            var given = new Given(typed, "", problems);
            Node parent = Links.chosen(given, "parent", now);
            Node.Kind kind = typed.getOrDefault("kind", "").isEmpty() && parent != null
                    ? usual(parent.kind())
                    : given.oneOf("kind", Node.Kind.class, Node.Kind.AIM);
            Content content = NodeForm.read(
                    Map.of("text", typed.getOrDefault("text", "")), "", Content.of(""), Set.of(), problems);
            if (parent != null && !parent.kind().leadsTo(kind)) {
                given.refuse("parent", parent.text(), "nodes.problem.leads", words(parent.kind()), words(kind));
            }
            if (!problems.isEmpty()) {
                return now;
            }
            Node node = now.create(Ids.next(), kind, content);
            created.add(node.code());
            Diagram after = now.with(node);
            return parent == null
                    ? after
                    : after.with(new Link(parent.id(), node.id(), !"weak".equals(typed.get("strength"))));
        });
    }

    private static Node.Kind usual(Node.Kind parent) {
        return switch (parent) {
            case AIM -> Node.Kind.PRIMARY;
            case PRIMARY -> Node.Kind.SECONDARY;
            case SECONDARY, IDEA -> Node.Kind.IDEA;
        };
    }

    static String words(Node.Kind kind) {
        return Visit.text("theory.kind." + Given.written(kind));
    }

    /** Writes what stands in a node, unless somebody else has since the form was filled. */
    Outcome write(Scope scope, String action, String code, Map<String, String> typed) {
        var measures = dashboard.possible(scope).stream().map(Measure::code).collect(Collectors.toSet());
        return change(scope, action, (now, problems) -> {
            Node node = find(now, code);
            Content content = NodeForm.read(typed, "", node.content(), measures, problems);
            return isStale(scope, node, typed) ? null : now.with(node.with(content));
        });
    }

    /** Versions also grow when others are moved past a node: only what stands in it counts. */
    private boolean isStale(Scope scope, Node node, Map<String, String> typed) {
        if (!Edit.isStale(typed, node.version())) {
            return false;
        }
        String version = typed.getOrDefault(Edit.VERSION, "");
        int seen = version.matches("[0-9]{1,8}") ? Integer.parseInt(version) : 0;
        Theory theory = theories.of(scope.collaborative().id(), scope.teamId());
        return theories.revisions(theory, theory.version()).stream()
                .flatMap(revision -> revision.delta().nodes().stream())
                .filter(change ->
                        change.after().id().equals(node.id()) && change.after().version() >= seen)
                .anyMatch(NodeEdits::isOfContent);
    }

    private static boolean isOfContent(Delta.NodeChange change) {
        Node before = change.before();
        return before != null
                && !(before.content().equals(change.after().content())
                        && Objects.equals(before.retired(), change.after().retired()));
    }

    Outcome retire(Scope scope, String code, Map<String, String> typed) {
        return change(scope, "node.retired", (now, problems) -> {
            Node node = find(now, code);
            String reason = new Given(typed, "", problems).required("reason", LONGEST_REASON, "");
            return node.isRetired()
                    ? now
                    : now.with(node.retired(
                            new Node.Retirement(scope.collaborative().today(clock), reason)));
        });
    }

    Outcome bringBack(Scope scope, String code) {
        return change(
                scope,
                "node.returned",
                (now, problems) -> now.with(find(now, code).retired(null)));
    }
}
