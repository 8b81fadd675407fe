package org.allteach.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.allteach.imports.Layout.Role;
import org.allteach.measures.Problems;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.ObjectMapper;

/** The problems of a file on their way into the database: all of them, so that they can be handed back as a list. */
final class ProblemStore {

    static final int MOST = 1_000_000;
    private static final int BATCH = 1000;

    private final JdbcOperations jdbc;
    private final ObjectMapper json;
    private final UUID collaborative;
    private final UUID importId;
    private final List<@Nullable Object[]> batch = new ArrayList<>();
    private final Problems problems = new Problems(this::add);

    private Places places = new Places();
    private ValueReader.@Nullable Source source;
    private int position;

    ProblemStore(JdbcOperations jdbc, ObjectMapper json, Import work) {
        this.jdbc = jdbc;
        this.json = json;
        this.collaborative = work.collaborative();
        this.importId = work.id();
        jdbc.update("delete from import_problem where collaborative_id = ? and import_id = ?", collaborative, importId);
    }

    /** Where problems are put that the form finds. */
    Problems problems() {
        return problems;
    }

    /** How the numbers of rows are to be read that problems found later speak of. */
    void places(Places ofRows) {
        places = ofRows;
    }

    /** The value that is being read now; null between values. */
    void at(ValueReader.@Nullable Source now) {
        source = now;
    }

    private void add(Problem problem) {
        if (position >= MOST) {
            return;
        }
        Places.Place place = source == null ? places.of((int) problem.row()) : source.place();
        batch.add(new @Nullable Object[] {
            collaborative,
            importId,
            position++,
            place.sheet(),
            place.line(),
            heading(problem),
            problem.given(),
            problem.key(),
            json.writeValueAsString(arguments(problem))
        });
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private String heading(Problem problem) {
        String field = problem.column() == null ? problem.at() : problem.column();
        ValueReader.Source now = source;
        if (now == null || field.isEmpty()) {
            return "";
        }
        for (Map.Entry<Role, String> heading : now.headings().entrySet()) {
            if (heading.getKey().name().toLowerCase(Locale.ROOT).equals(field)) {
                return heading.getValue();
            }
        }
        return "";
    }

    /** A problem of two rows names both by number; people know them by sheet and line. */
    private List<String> arguments(Problem problem) {
        boolean ofRows = source == null && problem.row() > 0;
        return problem.arguments().stream()
                .map(argument -> ofRows && argument instanceof Integer number ? named(places.of(number)) : argument)
                .map(String::valueOf)
                .toList();
    }

    private static String named(Places.Place place) {
        return place.sheet().isEmpty() ? Long.toString(place.line()) : place.sheet() + " " + place.line();
    }

    void flush() {
        jdbc.batchUpdate("""
                insert into import_problem (collaborative_id, import_id, position, sheet, line, heading, given, message, arguments)
                values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
                """, batch);
        batch.clear();
    }
}
