package org.allteach.packages;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.theory.Diagram;
import org.allteach.theory.Node;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a package, in the order of reading. */
record Comparison(List<Change> changes) {

    /** How a node differs. */
    enum Kind {
        ADDED,
        GONE,
        CHANGED
    }

    /** A run of words: in both versions, in the later one only, in the earlier one only. */
    record Piece(Kind kind, String text) {

        boolean isSame() {
            return kind == Kind.CHANGED;
        }
    }

    /** A field that is not as it was, word by word. */
    record Field(String name, List<Piece> pieces) {}

    record Change(Kind kind, Node node, List<Field> fields) {}

    static Comparison of(Diagram before, Diagram after) {
        var changes = new ArrayList<Change>();
        for (Node node : after.nodes()) {
            Node old = before.get(node.id());
            if (old == null) {
                changes.add(new Change(Kind.ADDED, node, List.of()));
            } else {
                List<Field> fields = fields(words(before, old), words(after, node));
                if (!fields.isEmpty()) {
                    changes.add(new Change(Kind.CHANGED, node, fields));
                }
            }
        }
        before.nodes().stream()
                .filter(node -> after.get(node.id()) == null)
                .forEach(node -> changes.add(new Change(Kind.GONE, node, List.of())));
        return new Comparison(changes);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /** What a node says to its readers: neither whose it is nor how far it has got, but what it belongs to. */
    private static Map<String, String> words(Diagram diagram, Node node) {
        var words = new LinkedHashMap<String, String>();
        node.content().shared().forEach((field, value) -> words.put(field, told(value)));
        words.put(
                "parents",
                diagram.above(node).stream()
                        .map(link -> name(diagram, link.parent()) + (link.strong() ? "" : " ~"))
                        .sorted()
                        .collect(Collectors.joining("\n")));
        return words;
    }

    private static String name(Diagram diagram, UUID id) {
        Node node = diagram.get(id);
        return node == null ? "" : node.text();
    }

    private static String told(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Comparison::one).collect(Collectors.joining("\n"))
                : Objects.toString(value, "");
    }

    private static String one(@Nullable Object part) {
        return part instanceof Map<?, ?> tool ? tool.get("title") + " " + tool.get("address") : String.valueOf(part);
    }

    private static List<Field> fields(Map<String, String> before, Map<String, String> after) {
        var fields = new ArrayList<Field>();
        after.forEach((name, text) -> {
            String old = before.getOrDefault(name, "");
            if (!old.equals(text)) {
                fields.add(new Field(name, pieces(old, text)));
            }
        });
        return fields;
    }

    /** Two texts word by word, white space kept. */
    static List<Piece> pieces(String before, String after) {
        List<String> old = split(before);
        List<String> now = split(after);
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            int from = delta.getSource().getPosition();
            add(pieces, Kind.CHANGED, old.subList(at, from));
            add(
                    pieces,
                    Kind.GONE,
                    delta.getType() == DeltaType.INSERT
                            ? List.of()
                            : delta.getSource().getLines());
            add(
                    pieces,
                    Kind.ADDED,
                    delta.getType() == DeltaType.DELETE
                            ? List.of()
                            : delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        add(pieces, Kind.CHANGED, old.subList(at, old.size()));
        return pieces;
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)(?=\\S)", -1));
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }
}
