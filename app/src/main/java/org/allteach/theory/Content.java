package org.allteach.theory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.jspecify.annotations.Nullable;

/**
 * What people write in a node.
 *
 * @param text what stands in the box
 * @param owner who cares for it, in words: a person, a ward
 * @param measures the codes of the measures that show whether it moves; for an idea those suggested
 * @param impact how much it is expected to help, 1 to 5; null where nobody has said; likewise effort
 * @param concept the code of the change concept that it is an instance of; empty where there is none
 * @param tools what helps in doing it: titles with addresses
 */
public record Content(
        String text,
        String description,
        String owner,
        List<String> measures,
        Node.Evidence evidence,
        Node.Stage stage,
        @Nullable Integer impact,
        @Nullable Integer effort,
        String concept,
        String howTo,
        String exampleTests,
        List<Tool> tools) {

    /** Something that helps in doing it. */
    public record Tool(String title, String address) {}

    public Content {
        measures = List.copyOf(measures);
        tools = List.copyOf(tools);
    }

    /** A box with nothing but its text. */
    public static Content of(String text) {
        return new Content(
                text, "", "", List.of(), Node.Evidence.NONE, Node.Stage.IDEA, null, null, "", "", "", List.of());
    }

    public Content withText(String other) {
        return new Content(
                other,
                description,
                owner,
                measures,
                evidence,
                stage,
                impact,
                effort,
                concept,
                howTo,
                exampleTests,
                tools);
    }

    public Content withStage(Node.Stage other) {
        return new Content(
                text,
                description,
                owner,
                measures,
                evidence,
                other,
                impact,
                effort,
                concept,
                howTo,
                exampleTests,
                tools);
    }

    /** The same for those who adopt it: what was decided of it elsewhere is not decided here. */
    Content adopted() {
        return new Content(
                text,
                description,
                "",
                measures,
                evidence,
                Node.Stage.IDEA,
                null,
                null,
                concept,
                howTo,
                exampleTests,
                tools);
    }

    /** What tells two versions of the same idea apart wherever it is: not who owns it or how far a team is with it. */
    public Map<String, @Nullable Object> shared() {
        var fields = fields();
        fields.keySet().removeAll(List.of("owner", "stage", "impact", "effort"));
        return fields;
    }

    /** All of it, as the API writes it and the log compares it. */
    public Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("text", text);
        fields.put("description", description);
        fields.put("owner", owner);
        fields.put("measures", measures);
        fields.put("evidence", Given.written(evidence));
        fields.put("stage", Given.written(stage));
        fields.put("impact", impact);
        fields.put("effort", effort);
        fields.put("concept", concept);
        fields.put("howTo", howTo);
        fields.put("exampleTests", exampleTests);
        fields.put(
                "tools",
                tools.stream()
                        .map(tool -> Map.of("title", tool.title(), "address", tool.address()))
                        .toList());
        return fields;
    }
}
