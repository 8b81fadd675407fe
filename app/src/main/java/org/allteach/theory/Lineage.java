package org.allteach.theory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.allteach.theory.Theories.Placed;
import org.jspecify.annotations.Nullable;

/** What came from where: nodes of all theories of a collaborative, and how they were adopted from each other. */
public final class Lineage {

    private final Map<UUID, Placed> all;

    private Lineage(Map<UUID, Placed> all) {
        this.all = all;
    }

    /** Of all nodes of a collaborative, by id. */
    public static Lineage of(Map<UUID, Placed> all) {
        return new Lineage(Map.copyOf(all));
    }

    /** What a node was adopted from; null where it was made where it is. */
    public @Nullable Placed source(Node node) {
        Node.Source source = node.source();
        return source == null ? null : all.get(source.node());
    }

    /** Where the chain of adoptions of a node begins: itself where it was adopted from nobody. */
    public UUID root(Node node) {
        var seen = new HashSet<UUID>();
        Node at = node;
        while (seen.add(at.id())) {
            Placed source = source(at);
            if (source == null) {
                break;
            }
            at = source.node();
        }
        return at.id();
    }

    /** All nodes that come from the same beginning, that one among them. */
    public List<Placed> family(Node node) {
        UUID root = root(node);
        return all.values().stream()
                .filter(placed -> root(placed.node()).equals(root))
                .toList();
    }

    /** The nodes that were adopted from this one, directly or through others. */
    public List<Placed> adoptions(Node node) {
        var found = new ArrayList<Placed>();
        Set<UUID> sources = new HashSet<>(Set.of(node.id()));
        boolean more = true;
        while (more) {
            more = false;
            for (Placed placed : all.values()) {
                Node.Source source = placed.node().source();
                if (source != null
                        && sources.contains(source.node())
                        && sources.add(placed.node().id())) {
                    found.add(placed);
                    more = true;
                }
            }
        }
        return found;
    }

    /** What a node was adopted from, where that has become another since and says something else than is said here. */
    public @Nullable Placed newer(Node node) {
        Placed source = source(node);
        Node.Source known = node.source();
        boolean isNewer = source != null
                && known != null
                && source.node().version() > known.version()
                && !Objects.equals(
                        source.node().content().shared(), node.content().shared());
        return isNewer ? source : null;
    }
}
