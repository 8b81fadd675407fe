package org.allteach.templates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** One template: what one gets who starts from it. */
record TemplatePage(Template template, Set<String> languages, List<Section> sections) implements Page {

    /** The lines of a part. */
    record Section(String key, List<String> lines) {}

    /** In the language of whoever looks at it. */
    static TemplatePage of(Template kept) {
        Template template = kept.in(Visit.locale().toLanguageTag());
        var sections = new ArrayList<Section>();
        for (String part : Template.PARTS) {
            List<String> lines = switch (part) {
                case "collaborative", "reminders" -> List.of();
                case "theory" ->
                    lines(Template.objects(template.object("theory").get("ideas")), "text");
                case "measures" -> lines(template.list(part), "name");
                case "assessment" -> lines(template.list(part), "score", "label");
                default -> lines(template.list(part), "title");
            };
            if (!lines.isEmpty()) {
                sections.add(new Section(part, lines));
            }
        }
        return new TemplatePage(template, kept.languages(), sections);
    }

    /** What each row says in some fields; what is said twice, as by calls that come again, stands once. */
    private static List<String> lines(List<Map<String, @Nullable Object>> rows, String... fields) {
        var lines = new LinkedHashSet<String>();
        for (Map<String, @Nullable Object> row : rows) {
            var line = new StringJoiner(" ");
            for (String field : fields) {
                line.add(Objects.toString(row.get(field), ""));
            }
            lines.add(line.toString());
        }
        return List.copyOf(lines);
    }

    /** A word of the charter or of what it is about; empty where there is none. */
    String word(String field) {
        Map<String, @Nullable Object> fields = template.object("collaborative");
        Object charter = fields.get("charter");
        String word = Objects.toString(
                fields.getOrDefault(field, Template.object(charter).get(field)), "");
        // When it ends and how many take part is not known before it is started.
        return word.replace("{end}", "\u2026").replaceAll("\\{teams} *", "");
    }

    String title() {
        return template.title().in(Wording.USUAL);
    }

    /** The names of the languages in which one can start from it; empty where it has one only. */
    String languageNames() {
        return languages.stream()
                .map(tag -> Locale.forLanguageTag(tag).getDisplayName(Visit.locale()))
                .collect(Collectors.joining(", "));
    }

    boolean administers() {
        return Visit.administers();
    }
}
