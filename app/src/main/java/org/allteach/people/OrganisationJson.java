package org.allteach.people;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an organisation from JSON, field by field, so that all that is wrong with it can be said at once. */
final class OrganisationJson {

    private static final Set<String> FIELDS = Set.of("code", "name", "country", "timeZone", "attributes");

    private final JsonNode node;
    private final List<Problem> problems;

    OrganisationJson(JsonNode node, List<Problem> problems) {
        this.node = node;
        this.problems = problems;
    }

    /** What is not text where text is wanted is a problem already; the form then sees an empty field. */
    OrganisationForm read() {
        for (String field : node.propertyNames()) {
            if (!FIELDS.contains(field)) {
                problems.add(Problem.of(
                        field,
                        null,
                        "people.problem.field",
                        String.join(", ", List.of("code", "name", "country", "timeZone", "attributes"))));
            }
        }
        return new OrganisationForm(text("code"), text("name"), text("country"), text("timeZone"), attributes());
    }

    private String text(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private @Nullable Map<String, String> attributes() {
        JsonNode value = node.get("attributes");
        if (value == null || value.isNull()) {
            return null;
        }
        var attributes = new TreeMap<String, String>();
        if (!value.isObject()) {
            problems.add(Problem.of("attributes", value.toString(), "people.problem.attributesObject"));
            return attributes;
        }
        value.forEachEntry((key, entry) -> {
            if (entry.isValueNode() && !entry.isNull()) {
                attributes.put(key, entry.asString());
            } else if (!entry.isNull()) {
                problems.add(Problem.of("attributes/" + key, entry.toString(), "people.problem.attributeValue"));
            }
        });
        return attributes;
    }
}
