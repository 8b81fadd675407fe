package org.allteach.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The problems of a file, in the words of whoever looks. */
@Component
class ProblemList {

    static final int SHOWN = 100;
    private static final int PAGE = 5000;
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ProblemList(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One problem: where, what was given, what is wanted. */
    record Line(
            int position,
            String sheet,
            long line,
            String heading,
            @Nullable String given,
            String wanted) {}

    List<Line> first(Import of) {
        return page(of, -1, SHOWN);
    }

    private List<Line> page(Import of, int after, int count) {
        return jdbc.sql("""
                        select * from import_problem
                        where collaborative_id = ? and import_id = ? and position > ? order by position limit ?
                        """)
                .params(of.collaborative(), of.id(), after, count)
                .query(this::line)
                .list();
    }

    private Line line(ResultSet row, int number) throws SQLException {
        Object[] arguments = json.readValue(row.getString("arguments"), TEXTS).toArray();
        return new Line(
                row.getInt("position"),
                row.getString("sheet"),
                row.getLong("line"),
                row.getString("heading"),
                row.getString("given"),
                Visit.text(row.getString("message"), arguments));
    }

    /** All of them, some at a time. */
    void write(Import of, Writer writer) throws IOException {
        writer.write('\ufeff');
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(
                Visit.text("imports.problems.sheet"),
                Visit.text("imports.problems.line"),
                Visit.text("imports.problems.column"),
                Visit.text("imports.problems.given"),
                Visit.text("imports.problems.wanted"));
        List<Line> page = page(of, -1, PAGE);
        while (!page.isEmpty()) {
            for (Line line : page) {
                csv.writeRecord(
                        harmless(line.sheet()),
                        Long.toString(line.line()),
                        harmless(line.heading()),
                        harmless(line.given() == null ? "" : line.given()),
                        harmless(line.wanted()));
            }
            page = page(of, page.getLast().position(), PAGE);
        }
        csv.flush();
    }

    /** Spreadsheet programs run what begins like a formula, wherever it came from. */
    static String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
