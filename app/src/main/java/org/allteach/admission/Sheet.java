package org.allteach.admission;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allteach.enrolment.Question;
import org.allteach.spreadsheets.SheetRow;
import org.allteach.spreadsheets.Spreadsheet;
import org.allteach.spreadsheets.TableFile;
import org.allteach.spreadsheets.Unreadable;
import org.allteach.web.Problem;

/** A spreadsheet with one application a row: the first row names the columns. */
record Sheet(List<String> columns, List<Line> lines) {

    static final int MOST_ROWS = 1_000;
    static final int MOST_SEATS = 8;

    /** One application as it stands in the file. */
    record Line(long number, Map<String, String> fields) {}

    /** The columns that are understood. */
    static List<String> known() {
        var known = new ArrayList<>(List.of(
                "organisation-code",
                "team-code",
                "organisation",
                "country",
                "team",
                "name",
                "email",
                "language",
                "senior-name",
                "senior-email"));
        for (Question question : Question.values()) {
            if (question.longest() > 0) {
                known.add(question.field());
            }
        }
        for (int i = 0; i < MOST_SEATS; i++) {
            for (String field : List.of("name", "email", "profession", "role")) {
                known.add("seat-" + i + "-" + field);
            }
        }
        return known;
    }

    /** An empty file to be filled in. */
    static TableFile template() {
        return new TableFile("applications", known(), List.of());
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
            return new Sheet(List.of(), List.of());
        }
    }

    /** The same file once more, as text that a form carries from the preview to the commitment. */
    static Sheet read(String text, List<Problem> problems) {
        return read("rows.csv", text.getBytes(StandardCharsets.UTF_8), problems);
    }

    private static Sheet of(List<SheetRow> rows, List<Problem> problems) {
        if (rows.size() < 2) {
            problems.add(Problem.of("file", null, "admission.problem.empty"));
            return new Sheet(List.of(), List.of());
        }
        if (rows.size() > MOST_ROWS + 1) {
            problems.add(Problem.of("file", null, "admission.problem.rows", MOST_ROWS));
        }
        List<String> columns = rows.getFirst().cells().stream()
                .map(cell -> cell.text().strip().toLowerCase(Locale.ROOT))
                .toList();
        var unknown = new TreeSet<>(columns);
        known().forEach(unknown::remove);
        unknown.remove("");
        for (String column : unknown) {
            problems.add(Problem.of("file", column, "admission.problem.column", String.join(", ", known())));
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
        return new Sheet(columns, lines);
    }

    /** The rows as text again, cell by cell as they were. */
    String text() {
        var text = new StringBuilder("sep=,\n");
        append(text, columns);
        for (Line line : lines) {
            append(
                    text,
                    columns.stream()
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
