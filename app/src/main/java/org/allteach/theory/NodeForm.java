package org.allteach.theory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Given;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** Reads what people write in a node, from a form or as JSON. Fields that are not given stay as they are. */
public final class NodeForm {

    public static final int LONGEST_TEXT = 300;
    static final Set<String> FIELDS = Content.of("").fields().keySet();
    private static final int LONGEST_WORDS = 10_000;
    private static final int LONGEST_OWNER = 200;
    private static final int MOST_MEASURES = 20;
    private static final int MOST_TOOLS = 50;
    private static final int LONGEST_ADDRESS = 2_000;

    private final Given given;
    private final Set<String> measures;

    private NodeForm(Given given, Set<String> measures) {
        this.given = given;
        this.measures = measures;
    }

    /**
     * The content with the fields given.
     *
     * @param place where the fields are within the whole; see {@link Given}
     * @param kept what stands there now
     * @param measures the codes that may be linked
     */
    public static Content read(
            Map<String, ? extends @Nullable Object> fields,
            String place,
            Content kept,
            Set<String> measures,
            List<Problem> problems) {
        return new NodeForm(new Given(fields, place, problems), measures).content(kept);
    }

    private Content content(Content kept) {
        String concept = given.text("concept", 100, kept.concept());
        if (!concept.isEmpty() && ChangeConcepts.find(concept).isEmpty()) {
            given.refuse("concept", concept, "theory.problem.concept");
        }
        return new Content(
                given.required("text", LONGEST_TEXT, kept.text()).replaceAll("\\s+", " "),
                given.text("description", LONGEST_WORDS, kept.description()),
                given.text("owner", LONGEST_OWNER, kept.owner()),
                measures(kept.measures()),
                given.oneOf("evidence", Node.Evidence.class, kept.evidence()),
                given.oneOf("stage", Node.Stage.class, kept.stage()),
                grade("impact", kept.impact()),
                grade("effort", kept.effort()),
                concept,
                given.text("howTo", LONGEST_WORDS, kept.howTo()),
                given.text("exampleTests", LONGEST_WORDS, kept.exampleTests()),
                tools(kept.tools()));
    }

    /** 1 to 5, or nothing. */
    private @Nullable Integer grade(String field, @Nullable Integer kept) {
        if (given.has(field) && given.text(field, 10, "").isEmpty()) {
            return null;
        }
        return given.has(field) ? Integer.valueOf(given.integer(field, 1, 5, 1)) : kept;
    }

    /** Codes: a list, or one text with a line or a comma between them. */
    private List<String> measures(List<String> kept) {
        if (!given.has("measures")) {
            return kept;
        }
        var codes = new LinkedHashSet<String>();
        for (Object one : list("measures", "[\\s,]+")) {
            codes.add(String.valueOf(one).strip());
        }
        for (String code : codes) {
            // What was linked once may stay, whatever became of the measure.
            if (!measures.contains(code) && !kept.contains(code)) {
                given.refuse("measures", code, "theory.problem.measure");
            }
        }
        if (codes.size() > MOST_MEASURES) {
            given.refuse("measures", Integer.toString(codes.size()), "theory.problem.many", MOST_MEASURES);
        }
        return List.copyOf(codes);
    }

    private Collection<?> list(String field, String separator) {
        Object raw = given.raw(field);
        return raw instanceof Collection<?> list
                ? list
                : List.of(String.valueOf(raw == null ? "" : raw).strip().split(separator, -1)).stream()
                        .filter(part -> !part.isBlank())
                        .toList();
    }

    /** Tools: a list of objects, or a text with a line for each that ends with the address. */
    private List<Content.Tool> tools(List<Content.Tool> kept) {
        if (!given.has("tools")) {
            return kept;
        }
        var tools = new ArrayList<Content.Tool>();
        for (Object one : list("tools", "\\R")) {
            tools.add(
                    one instanceof Map<?, ?> object
                            ? tool(object)
                            : tool(String.valueOf(one).strip()));
        }
        tools.removeIf(tool -> tool.address().isEmpty());
        if (tools.size() > MOST_TOOLS) {
            given.refuse("tools", Integer.toString(tools.size()), "theory.problem.many", MOST_TOOLS);
        }
        return tools;
    }

    private Content.Tool tool(Map<?, ?> object) {
        Object title = object.get("title");
        return tool(
                title == null ? "" : title.toString().strip(),
                String.valueOf(object.get("address")).strip());
    }

    private Content.Tool tool(String line) {
        int space = line.lastIndexOf(' ');
        return tool(line.substring(0, Math.max(0, space)).strip(), line.substring(space + 1));
    }

    private Content.Tool tool(String title, String address) {
        if (title.length() > LONGEST_TEXT || !isWeb(address)) {
            given.refuse("tools", title + " " + address, "theory.problem.tool");
            return new Content.Tool("", "");
        }
        return new Content.Tool(title.isEmpty() ? address : title, address);
    }

    /** Nothing but the web: an address may not run anything. */
    private static boolean isWeb(String address) {
        try {
            String scheme = new URI(address).getScheme();
            return scheme != null
                    && address.length() <= LONGEST_ADDRESS
                    && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A content as a form shows it. */
    public static Map<String, String> written(Content content) {
        var written = new LinkedHashMap<String, String>();
        content.fields().forEach((field, value) -> written.put(field, value == null ? "" : value.toString()));
        written.put("measures", String.join("\n", content.measures()));
        written.put(
                "tools",
                String.join(
                        "\n",
                        content.tools().stream()
                                .map(tool -> tool.title() + " " + tool.address())
                                .toList()));
        return written;
    }
}
