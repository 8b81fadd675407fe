package org.allteach.diagrams;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allteach.theory.Delta;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.theory.Revision;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One change of a diagram in words.
 *
 * @param mine whether the viewer made it
 * @param undoes the number of the change that it took back; null where it is one of its own
 * @param undone whether it was taken back
 */
public record Change(
        int number,
        String words,
        String person,
        Instant at,
        boolean mine,
        @Nullable Integer undoes,
        boolean undone) {

    private static final int FEW = 2;
    private static final int LONG = 40;

    /** These changes in words; what they are about is looked up in the diagram as it stands. */
    public static List<Change> of(List<Revision> revisions, Diagram diagram) {
        Viewer viewer = Viewer.current();
        UUID me = viewer == null ? null : viewer.id();
        return revisions.stream()
                .map(revision -> new Change(
                        revision.number(),
                        words(revision, diagram),
                        revision.person(),
                        revision.at(),
                        me != null && me.equals(revision.personId()),
                        revision.undoes(),
                        revision.undone()))
                .toList();
    }

    /** The viewer's own newest change that can be taken back; null where there is none. */
    static @Nullable Change toUndo(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.mine() && change.undoes() == null && !change.undone())
                .findFirst()
                .orElse(null);
    }

    private static String words(Revision revision, Diagram diagram) {
        String action = revision.action();
        if (revision.undoes() != null) {
            return Visit.text("diagrams.did.theory.undone", revision.undoes());
        }
        String known = Visit.textOr("diagrams.did." + action, "");
        return known.isEmpty()
                ? Visit.textOr("audit.action." + action, action) + ": " + what(revision.delta(), diagram)
                : Visit.text("diagrams.did." + action, what(revision.delta(), diagram));
    }

    private static String what(Delta delta, Diagram diagram) {
        List<String> named = delta.nodes().isEmpty()
                ? Stream.concat(delta.linksCome().stream(), delta.linksGone().stream())
                        .map(link -> ends(link, diagram))
                        .distinct()
                        .toList()
                : moved(delta).map(Change::name).toList();
        String few = named.stream().limit(FEW).collect(Collectors.joining(", "));
        return named.size() <= FEW ? few : Visit.text("diagrams.did.more", few, named.size() - FEW);
    }

    /** Those that give way to one that is moved only change places. */
    private static Stream<Node> moved(Delta delta) {
        List<Node> told = delta.nodes().stream()
                .filter(change -> change.before() == null
                        || !change.before().content().equals(change.after().content())
                        || !Objects.equals(
                                change.before().retired(), change.after().retired()))
                .map(Delta.NodeChange::after)
                .toList();
        return told.isEmpty() ? delta.nodes().stream().map(Delta.NodeChange::after) : told.stream();
    }

    private static String ends(Link link, Diagram diagram) {
        return code(link.parent(), diagram) + " → " + code(link.child(), diagram);
    }

    private static String code(UUID id, Diagram diagram) {
        Node node = diagram.get(id);
        return node == null ? "?" : node.code();
    }

    private static String name(Node node) {
        String text = node.text();
        return node.code() + " "
                + (text.length() <= LONG
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONG) - 1)) + "…");
    }
}
