package org.allteach.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.NoSuchMessageException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One change: who, what, when, from where, and the thing before and after as JSON. */
public record AuditEntry(
        UUID id,
        Instant at,
        String person,
        String action,
        String subject,
        @Nullable String before,
        @Nullable String after,
        String source,
        @Nullable String address) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One field that is not as it was; null where it was not there, or is there no more. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    /** What differs between before and after, field by field; fields within fields are named {@code charter.aim}. */
    public List<Change> changes() {
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (String name : names) {
            var change = new Change(name, old.get(name), now.get(name));
            if (change.before() == null || !change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** A field as it was after the change; empty where it was not there. */
    public String after(String field) {
        return fields(after).getOrDefault(field, "");
    }

    private static Map<String, String> fields(@Nullable String json) {
        var fields = new LinkedHashMap<String, String>();
        if (json != null) {
            collect("", JSON.readTree(json), fields);
        }
        return fields;
    }

    private static void collect(String name, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.forEachEntry((key, value) -> collect(name.isEmpty() ? key : name + "." + key, value, fields));
        } else if (!node.isNull()) {
            fields.put(name, node.isString() ? node.asString() : node.toString());
        }
    }

    /** The action in words: the message {@code audit.action.team.renamed}, in whichever module's bundle; else as it is. */
    public String actionText() {
        return text("audit.action." + action, action);
    }

    public String sourceText() {
        return text("audit.source." + source, source);
    }

    private static String text(String key, String otherwise) {
        try {
            return Visit.text(key);
        } catch (NoSuchMessageException e) {
            return otherwise;
        }
    }
}
