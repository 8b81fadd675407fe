package org.allteach.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.allteach.audit.AuditEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One change in the log, field by field. */
record LogLine(AuditEntry entry, List<Field> fields) {

    /** A field before and after; empty where it was not there. */
    record Field(String name, String before, String after) {}

    static LogLine of(AuditEntry entry, ObjectMapper json) {
        JsonNode before = read(entry.before(), json);
        JsonNode after = read(entry.after(), json);
        var names = new LinkedHashSet<String>();
        names.addAll(before.propertyNames());
        names.addAll(after.propertyNames());
        var fields = new ArrayList<Field>();
        for (String name : names) {
            String was = written(before.get(name));
            String is = written(after.get(name));
            if (!was.equals(is)) {
                fields.add(new Field(name, was, is));
            }
        }
        return new LogLine(entry, fields);
    }

    private static JsonNode read(@Nullable String text, ObjectMapper json) {
        return text == null ? json.createObjectNode() : json.readTree(text);
    }

    private static String written(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
