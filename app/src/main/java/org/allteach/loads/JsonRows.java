package org.allteach.loads;

import java.io.InputStream;
import java.util.Arrays;
import org.allteach.measures.GivenRow;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;

/** Reads JSON row by row: an array of objects, or one object after the other. */
final class JsonRows {

    private final JsonParser json;
    private final DataLoad load;
    private int number;
    private final @Nullable String[] fields = new String[CsvRows.COLUMNS.size()];

    private JsonRows(JsonParser json, DataLoad load) {
        this.json = json;
        this.load = load;
    }

    /** Reads all rows into the load. */
    static void read(InputStream bytes, ObjectMapper mapper, DataLoad load) {
        try (JsonParser json = mapper.createParser(bytes)) {
            new JsonRows(json, load).readAll();
        } catch (JacksonException e) {
            throw Refusal.unreadable(Problem.of("", null, "problem.json"));
        }
    }

    private void readAll() {
        JsonToken token = json.nextToken();
        if (token == null) {
            throw Refusal.unreadable(Problem.of("", null, "problem.json"));
        }
        boolean array = token == JsonToken.START_ARRAY;
        if (array) {
            token = json.nextToken();
        }
        while (token != null && token != JsonToken.END_ARRAY) {
            load.refuseMore();
            number++;
            if (token == JsonToken.START_OBJECT) {
                readOne();
            } else {
                json.skipChildren();
                load.reject(Problem.of("", null, "loads.problem.object").onRow(number, null));
            }
            token = json.nextToken();
        }
        if (array && json.nextToken() != null) {
            throw Refusal.unreadable(Problem.of("", null, "problem.json"));
        }
    }

    private void readOne() {
        Problem problem = null;
        Arrays.fill(fields, null);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            int column = CsvRows.COLUMNS.indexOf(name);
            JsonToken token = json.nextToken();
            boolean list = token == JsonToken.START_ARRAY && name.equals("values");
            if (column < 0 || token.isStructStart() && !list) {
                json.skipChildren();
                problem = column < 0
                        ? Problem.of(name, name, "loads.problem.column", String.join(", ", CsvRows.COLUMNS))
                        : Problem.of(name, null, "loads.problem.single");
            } else {
                fields[column] = list ? list() : token == JsonToken.VALUE_NULL ? null : json.getString();
            }
        }
        if (problem != null) {
            load.reject(problem.onRow(number, problem.at()));
            return;
        }
        load.add(new GivenRow(
                number, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7],
                fields[8], fields[9]));
    }

    private String list() {
        var text = new StringBuilder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            text.append(text.isEmpty() ? "" : ";").append(json.currentToken().isScalarValue() ? json.getString() : "?");
            json.skipChildren();
        }
        return text.toString();
    }
}
