package org.allteach.theory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Team;
import org.allteach.database.Ids;
import org.allteach.theory.Theories.Placed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "We'll try this": takes nodes of the collaborative's theory, or of another team's, into a team's own. */
@Component
public class Adoptions {

    private final Theories theories;

    Adoptions(Theories theories) {
        this.theories = theories;
    }

    /**
     * Adopts a node with the drivers over it, as far as the team does not have them. Done twice it is done once.
     *
     * @param wanted of the collaborative or of another team, current
     * @return the team's own node
     */
    @Transactional
    public Node adopt(Collaborative collaborative, Team team, Placed wanted) {
        Diagram source =
                theories.of(collaborative.id(), wanted.team()).diagram().withoutRetired();
        Theory adopted = theories.change(
                        collaborative, team, "node.adopted", own -> adopted(own, source, wanted.node()))
                .orElseThrow();
        return adopted.diagram().current().stream()
                .filter(node -> comesFrom(node, wanted.node().id()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean comesFrom(Node node, UUID source) {
        return node.source() != null && node.source().node().equals(source);
    }

    /** The own diagram with the node, and with all that stands over it, linked as there. */
    public static Diagram adopted(Diagram own, Diagram source, Node wanted) {
        Set<UUID> over = source.over(wanted);
        List<Node> needed =
                source.nodes().stream().filter(node -> over.contains(node.id())).toList();
        Map<UUID, UUID> here = new HashMap<>();
        Diagram result = own;
        for (Node node : needed) {
            Optional<Node> known = counterpart(result, node);
            Node mine = known.isPresent() ? known.get() : copy(result, node);
            result = known.isPresent() ? result : result.with(mine);
            here.put(node.id(), mine.id());
        }
        for (Node node : needed) {
            for (Link link : source.above(node)) {
                result = linked(result, here.get(link.parent()), here.get(link.child()), link.strong());
            }
        }
        return result;
    }

    /** What the team has of it already: what it adopted, what that came from, or its one aim. */
    private static Optional<Node> counterpart(Diagram own, Node node) {
        List<Node> current = own.current();
        return current.stream()
                .filter(mine -> comesFrom(mine, node.id())
                        || node.source() != null
                                && (comesFrom(mine, node.source().node())
                                        || mine.id().equals(node.source().node())))
                .findFirst()
                .or(() -> node.kind() == Node.Kind.AIM
                        ? own.current(Node.Kind.AIM).stream().findFirst()
                        : Optional.empty());
    }

    private static Node copy(Diagram own, Node node) {
        return own.create(Ids.next(), node.kind(), node.content().adopted())
                .from(new Node.Source(node.id(), node.version()));
    }

    private static Diagram linked(Diagram own, @Nullable UUID parent, @Nullable UUID child, boolean strong) {
        boolean isNeeded = parent != null
                && child != null
                && own.links().stream().noneMatch(link -> link.joins(parent, child))
                && own.cycleWith(parent, child).isEmpty();
        return isNeeded && parent != null && child != null ? own.with(new Link(parent, child, strong)) : own;
    }

    /**
     * Takes over what the source of a node says now, or keeps the own words and only remembers that it was seen.
     *
     * @return empty where the node has been changed since the viewer saw it
     */
    @Transactional
    public Optional<Theory> settle(
            Collaborative collaborative, Team team, Node seen, Placed source, boolean isTakenOver) {
        var known = new Node.Source(source.node().id(), source.node().version());
        return theories.change(collaborative, team, isTakenOver ? "node.updated" : "node.kept", own -> {
            Node now = own.get(seen.id());
            if (now == null || now.version() != seen.version()) {
                return null;
            }
            Content mine = now.content();
            Content theirs = source.node().content();
            Content content = isTakenOver
                    ? new Content(
                            theirs.text(),
                            theirs.description(),
                            mine.owner(),
                            theirs.measures(),
                            theirs.evidence(),
                            mine.stage(),
                            mine.impact(),
                            mine.effort(),
                            theirs.concept(),
                            theirs.howTo(),
                            theirs.exampleTests(),
                            theirs.tools())
                    : mine;
            return own.with(now.with(content).from(known));
        });
    }
}
