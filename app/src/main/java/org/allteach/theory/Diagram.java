package org.allteach.theory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A driver diagram: a directed graph without cycles, from the aim over drivers to change ideas. A value: each edit gives
 * another diagram. What it refuses it says with an {@link IllegalArgumentException}; who has something that people typed asks
 * first ({@link #cycleWith}, {@link Node.Kind#leadsTo}).
 */
public final class Diagram {

    public static final Diagram EMPTY = new Diagram(Map.of(), List.of());

    private final Map<UUID, Node> nodes;
    private final List<Link> links;
    private final Map<UUID, List<Link>> above = new HashMap<>();
    private final Map<UUID, List<Link>> below = new HashMap<>();

    private Diagram(Map<UUID, Node> nodes, List<Link> links) {
        this.nodes = nodes;
        this.links = List.copyOf(links);
        for (Link link : this.links) {
            above.computeIfAbsent(link.child(), id -> new ArrayList<>()).add(link);
            below.computeIfAbsent(link.parent(), id -> new ArrayList<>()).add(link);
        }
    }

    public static Diagram of(Collection<Node> nodes, Collection<Link> links) {
        var byId = new LinkedHashMap<UUID, Node>();
        nodes.stream()
                .sorted(Comparator.comparing(Node::kind)
                        .thenComparingInt(Node::position)
                        .thenComparing(Node::code))
                .forEach(node -> byId.put(node.id(), node));
        return new Diagram(byId, List.copyOf(links));
    }

    /** All nodes, retired ones among them, by kind and place. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** Those that are part of the theory today. */
    public List<Node> current() {
        return nodes.values().stream().filter(node -> !node.isRetired()).toList();
    }

    public List<Node> current(Node.Kind kind) {
        return current().stream().filter(node -> node.kind() == kind).toList();
    }

    public List<Link> links() {
        return links;
    }

    /** The same without the nodes that were retired, and their links. */
    public Diagram withoutRetired() {
        return where(node -> !node.isRetired());
    }

    /** The part of it that consists of some nodes. */
    public Diagram where(Predicate<Node> wanted) {
        var kept = new LinkedHashMap<>(nodes);
        kept.values().removeIf(wanted.negate());
        return new Diagram(
                kept,
                links.stream()
                        .filter(link -> kept.containsKey(link.parent()) && kept.containsKey(link.child()))
                        .toList());
    }

    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    public Optional<Node> find(String code) {
        return nodes.values().stream().filter(node -> node.code().equals(code)).findFirst();
    }

    public @Nullable Node get(UUID id) {
        return nodes.get(id);
    }

    /** The links to a node's parents. */
    public List<Link> above(Node node) {
        return above.getOrDefault(node.id(), List.of());
    }

    /** The links to a node's children. */
    public List<Link> below(Node node) {
        return below.getOrDefault(node.id(), List.of());
    }

    public List<Node> parents(Node node) {
        return sorted(above(node).stream().map(Link::parent).toList());
    }

    public List<Node> children(Node node) {
        return sorted(below(node).stream().map(Link::child).toList());
    }

    private List<Node> sorted(List<UUID> ids) {
        var wanted = Set.copyOf(ids);
        return nodes.values().stream()
                .filter(node -> wanted.contains(node.id()))
                .toList();
    }

    /** The node and everything that leads to it or that it leads to: what a choice of it lights up. */
    public Set<UUID> lineOf(Node node) {
        var line = new HashSet<UUID>();
        line.addAll(reached(node.id(), below, true));
        line.addAll(over(node));
        return line;
    }

    /** The node and everything that stands over it. */
    Set<UUID> over(Node node) {
        return reached(node.id(), above, false);
    }

    private static Set<UUID> reached(UUID from, Map<UUID, List<Link>> next, boolean down) {
        var seen = new HashSet<UUID>(Set.of(from));
        var open = new ArrayDeque<UUID>(Set.of(from));
        while (!open.isEmpty()) {
            for (Link link : next.getOrDefault(open.remove(), List.of())) {
                UUID other = down ? link.child() : link.parent();
                if (seen.add(other)) {
                    open.add(other);
                }
            }
        }
        return seen;
    }

    /** The way from the child back to the parent, both among it, if that link would close a cycle; else empty. */
    public List<Node> cycleWith(UUID parent, UUID child) {
        if (parent.equals(child)) {
            Node node = nodes.get(parent);
            return node == null ? List.of() : List.of(node);
        }
        var cameFrom = new HashMap<UUID, UUID>();
        var open = new ArrayDeque<UUID>(List.of(child));
        while (!open.isEmpty() && !cameFrom.containsKey(parent)) {
            UUID at = open.remove();
            for (Link link : below.getOrDefault(at, List.of())) {
                if (!link.child().equals(child) && cameFrom.putIfAbsent(link.child(), at) == null) {
                    open.add(link.child());
                }
            }
        }
        if (!cameFrom.containsKey(parent)) {
            return List.of();
        }
        var way = new ArrayList<Node>();
        for (UUID at = parent; at != null; at = cameFrom.get(at)) {
            Node node = nodes.get(at);
            if (node != null) {
                way.addFirst(node);
            }
        }
        return way;
    }

    /** The next code and place for a new node of that kind. */
    public Node create(UUID id, Node.Kind kind, Content content) {
        int number = 1
                + nodes.values().stream()
                        .filter(node -> node.code().startsWith(kind.letter()))
                        .mapToInt(Node::number)
                        .max()
                        .orElse(0);
        return new Node(id, kind.letter() + number, kind, lastPlace(kind) + 1, content, null, null, 0);
    }

    private int lastPlace(Node.Kind kind) {
        return nodes.values().stream()
                .filter(node -> node.kind() == kind)
                .mapToInt(Node::position)
                .max()
                .orElse(0);
    }

    /** The same with a node added, or changed. */
    public Diagram with(Node node) {
        var changed = new ArrayList<>(nodes.values());
        changed.removeIf(old -> old.id().equals(node.id()));
        changed.add(node);
        return of(changed, links);
    }

    /** The same with other content in one of its nodes. */
    public Diagram with(Node node, Content content) {
        return with(node.with(content));
    }

    /** The same with a link added, or made strong or weak. */
    public Diagram with(Link link) {
        Node parent = nodes.get(link.parent());
        Node child = nodes.get(link.child());
        if (parent == null || child == null || !parent.kind().leadsTo(child.kind())) {
            throw new IllegalArgumentException(parent + " does not lead to " + child);
        }
        if (!cycleWith(link.parent(), link.child()).isEmpty()) {
            throw new IllegalArgumentException(link + " closes a cycle");
        }
        var changed = new ArrayList<>(without(link.parent(), link.child()).links);
        changed.add(link);
        return new Diagram(nodes, changed);
    }

    public Diagram without(UUID parent, UUID child) {
        return new Diagram(
                nodes, links.stream().filter(link -> !link.joins(parent, child)).toList());
    }

    /** The same with a node one place further among those of its kind that are not retired: up for -1, down for 1. */
    public Diagram moved(Node node, int step) {
        List<Node> row = current(node.kind());
        int from = row.stream().map(Node::id).toList().indexOf(node.id());
        int to = from + step;
        if (from < 0 || to < 0 || to >= row.size()) {
            return this;
        }
        var order = new ArrayList<>(row);
        order.add(to, order.remove(from));
        Diagram result = this;
        for (int i = 0; i < order.size(); i++) {
            result = result.with(order.get(i).at(i + 1));
        }
        return result;
    }
}
