package org.allteach.diagrams;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.jspecify.annotations.Nullable;

/**
 * A node as a line of an indented list. Each stands once, below the first of its parents; the others are named beside it.
 *
 * @param above all links to its parents, those that count today
 * @param parent the one that it stands below; null for those of the first level
 */
record Entry(
        Node node, int depth, List<Link> above, @Nullable Node parent) {

    /** The whole diagram as such a list. */
    static List<Entry> all(Diagram diagram) {
        Diagram current = diagram.withoutRetired();
        var entries = new ArrayList<Entry>();
        var seen = new HashSet<UUID>();
        for (Node node : current.nodes()) {
            if (current.above(node).isEmpty()) {
                add(current, node, null, 0, seen, entries);
            }
        }
        return entries;
    }

    private static void add(
            Diagram diagram, Node node, @Nullable Node parent, int depth, Set<UUID> seen, List<Entry> entries) {
        if (!seen.add(node.id())) {
            return;
        }
        entries.add(new Entry(node, depth, diagram.above(node), parent));
        for (Node child : diagram.children(node)) {
            add(diagram, child, node, depth + 1, seen, entries);
        }
    }
}
