package org.allteach.diagrams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.spreadsheets.TableFile;
import org.allteach.theory.Content;
import org.allteach.theory.Diagram;
import org.allteach.theory.Link;
import org.allteach.theory.Node;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** A diagram as a table: a line for each node, its text in the column of its level, then all that is known of it. */
final class IndentedTable {

    private IndentedTable() {}

    static TableFile of(Diagram diagram, String name) {
        Layout layout = Layout.of(diagram, node -> Face.of(node, "", "", List.of()));
        Map<UUID, Integer> columns = new HashMap<>();
        List<Layout.Column> levels = layout.columns().stream()
                .filter(column -> column.kind() != Node.Kind.IDEA || column.level() < 2)
                .toList();
        layout.boxes().forEach(box -> columns.put(box.node().id(), Math.min(box.column(), levels.size() - 1)));
        var header = new ArrayList<String>();
        for (Layout.Column column : levels) {
            String kind = Visit.text("theory.kind." + Given.written(column.kind()));
            header.add(column.level() < 2 ? kind : kind + " " + column.level());
        }
        for (String column : List.of("code", "parents", "strength", "owner", "evidence", "stage", "measures")) {
            header.add(Visit.text("diagrams.table." + column));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Entry entry : Entry.all(diagram)) {
            var row = new ArrayList<@Nullable Object>();
            for (int column = 0; column < levels.size(); column++) {
                row.add(
                        Objects.equals(columns.get(entry.node().id()), column)
                                ? entry.node().text()
                                : null);
            }
            add(entry, diagram, row);
            rows.add(row);
        }
        return new TableFile(name, header, rows);
    }

    private static void add(Entry entry, Diagram diagram, List<@Nullable Object> row) {
        Content content = entry.node().content();
        row.add(entry.node().code());
        row.add(entry.above().stream().map(link -> code(link, diagram)).collect(Collectors.joining(", ")));
        row.add(entry.above().stream()
                .map(link -> Visit.text(link.strong() ? "diagrams.strength.strong" : "diagrams.strength.weak"))
                .collect(Collectors.joining(", ")));
        row.add(content.owner());
        row.add(Visit.text("theory.evidence." + Given.written(content.evidence())));
        row.add(entry.node().isIdea() ? Visit.text("theory.stage." + Given.written(content.stage())) : null);
        row.add(String.join(", ", content.measures()));
    }

    private static String code(Link link, Diagram diagram) {
        Node node = diagram.get(link.parent());
        return node == null ? "" : node.code();
    }
}
