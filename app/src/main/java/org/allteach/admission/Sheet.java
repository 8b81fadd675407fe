package org.allteach.admission;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.allteach.spreadsheets.SheetRow;
import org.allteach.spreadsheets.Spreadsheet;
import org.allteach.spreadsheets.TableFile;
import org.allteach.spreadsheets.Unreadable;
import org.allteach.web.Problem;

/**
 * A spreadsheet with one application a row: the first row names the columns.
 *
 * @param headings the columns as the file names them
 * @param fields what each of them means; empty where it is not known
 */
record Sheet(List<String> headings, List<String> fields, List<Line> lines) {

    static final int MOST_ROWS = 1_000;

    /** One application as it stands in the file. */
    record Line(long number, Map<String, String> fields) {}

    /** An empty file to be filled in. */
    static TableFile template() {
        return new TableFile(
                "applications", Headings.known().stream().map(Headings::label).toList(), List.of());
    }

    /** What the file calls the column of a field; what it would be called where there is none. */
    String heading(String field) {
        int column = fields.indexOf(field);
        return column >= 0 ? headings.get(column) : Headings.known().contains(field) ? Headings.label(field) : field;
    }

    static Sheet read(String name, byte[] content, List<Problem> problems) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(name, () -> new ByteArrayInputStream(content), null)) {
            var rows = new ArrayList<SheetRow>();
            spreadsheet.read(row -> {
                rows.add(row);
                return rows.size() <= MOST_ROWS + 1;
            });
            return of(rows, problems);
        } catch (Unreadable unreadable) {
            problems.add(unreadable.problem());
            return new Sheet(List.of(), List.of(), List.of());
        }
    }

    /** The same file once more, as text that a form carries from the preview to the commitment. */
    static Sheet read(String text, List<Problem> problems) {
        return read("rows.csv", text.getBytes(StandardCharsets.UTF_8), problems);
    }

    private static Sheet of(List<SheetRow> rows, List<Problem> problems) {
        if (rows.size() < 2) {
            problems.add(Problem.of("file", null, "admission.problem.empty"));
            return new Sheet(List.of(), List.of(), List.of());
        }
        if (rows.size() > MOST_ROWS + 1) {
            problems.add(Problem.of("file", null, "admission.problem.rows", MOST_ROWS));
        }
        var names = new Headings();
        List<String> headings = rows.getFirst().cells().stream()
                .map(cell -> cell.text().strip())
                .toList();
        var columns = new ArrayList<String>();
        for (String heading : headings) {
            String field = heading.isEmpty() ? "" : Objects.requireNonNullElse(names.field(heading), "");
            if (!heading.isEmpty() && field.isEmpty()) {
                problems.add(Problem.of("file", null, "admission.problem.column")
                        .onRow(rows.getFirst().line(), heading));
            } else if (!field.isEmpty() && columns.contains(field)) {
                problems.add(Problem.of("file", null, "admission.problem.columnTwice")
                        .onRow(rows.getFirst().line(), heading));
            }
            columns.add(field);
        }
        var lines = new ArrayList<Line>();
        for (SheetRow row : rows.subList(1, rows.size())) {
            var fields = new LinkedHashMap<String, String>();
            for (int i = 0; i < columns.size(); i++) {
                if (!row.cell(i).isEmpty() && !columns.get(i).isEmpty()) {
                    fields.put(columns.get(i), row.cell(i).text());
                }
            }
            lines.add(new Line(row.line(), fields));
        }
        return new Sheet(headings, columns, lines);
    }

    /** The rows as text again, cell by cell as they were. */
    String text() {
        var text = new StringBuilder("sep=,\n");
        append(text, headings);
        for (Line line : lines) {
            append(
                    text,
                    fields.stream()
                            .map(column -> line.fields().getOrDefault(column, ""))
                            .toList());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n")));
    }
}
