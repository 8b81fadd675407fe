package org.allteach.theory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one change did to a diagram: enough to write it, to read about it and to take it back. */
public record Delta(List<NodeChange> nodes, List<Link> linksGone, List<Link> linksCome) {

    /** A node before and after; before is null where it is new. Nodes never go: they retire. */
    public record NodeChange(@Nullable Node before, Node after) {}

    public Delta {
        nodes = List.copyOf(nodes);
        linksGone = List.copyOf(linksGone);
        linksCome = List.copyOf(linksCome);
    }

    static Delta between(Diagram before, Diagram after) {
        var changes = new ArrayList<NodeChange>();
        for (Node node : after.nodes()) {
            Node old = before.get(node.id());
            if (!node.isLike(old)) {
                changes.add(new NodeChange(old, node));
            }
        }
        var old = new HashSet<>(before.links());
        var now = new HashSet<>(after.links());
        return new Delta(
                changes,
                before.links().stream().filter(link -> !now.contains(link)).toList(),
                after.links().stream().filter(link -> !old.contains(link)).toList());
    }

    boolean isEmpty() {
        return nodes.isEmpty() && linksGone.isEmpty() && linksCome.isEmpty();
    }

    /**
     * The diagram as it was before; null where somebody has changed the same things since. What was new is not deleted, since
     * others may point to it: it retires without a reason.
     */
    @Nullable
    Diagram undoneIn(Diagram now, LocalDate today) {
        var then = new ArrayList<>(now.nodes());
        for (NodeChange change : nodes) {
            Node current = now.get(change.after().id());
            if (current == null || !change.after().isLike(current)) {
                return null;
            }
            Node back = change.before() == null ? current.retired(new Node.Retirement(today, "")) : change.before();
            then.remove(current);
            then.add(back.as(current.version()));
        }
        var links = new ArrayList<>(now.links());
        if (!links.containsAll(linksCome)) {
            return null;
        }
        links.removeAll(linksCome);
        Diagram diagram = Diagram.of(then, links);
        for (Link link : linksGone) {
            if (!diagram.cycleWith(link.parent(), link.child()).isEmpty()) {
                return null;
            }
            diagram = diagram.with(link);
        }
        return diagram;
    }
}
