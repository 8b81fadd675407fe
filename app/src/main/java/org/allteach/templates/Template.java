package org.allteach.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a collaborative can be started from: charter, course, measures, theory and all the rest, without dates, teams and
 * people. Data, in the form of its YAML file.
 *
 * @param sessions the numbers of learning sessions that one can choose from, the usual one first; empty where it has none
 * @param title what it is called; like all of its texts as it stands, or by language
 * @param parts the sections of the file, as they stand there: collaborative, phases, prework, activities, reminders,
 *     measures, theory, assessment
 * @param isOwn whether it was made or imported here
 */
record Template(
        String code,
        Kind kind,
        Wording title,
        Wording summary,
        List<String> sources,
        List<Integer> sessions,
        Map<String, @Nullable Object> parts,
        boolean isOwn) {

    /** What it is a template of. */
    public enum Kind {
        /** A topic with its theory and measures. */
        TOPIC,
        /** A way of working together, for a topic of one's own. */
        FRAME
    }

    /** The sections, in the order of the file. */
    static final List<String> PARTS = List.of(
            "collaborative", "phases", "prework", "activities", "reminders", "measures", "theory", "assessment");

    /** The version of the form in which files are written; one of a later version may mean things unknown here. */
    static final int FORMAT = 1;

    /** The same with all its texts in one language. */
    Template in(String language) {
        return new Template(
                code,
                kind,
                Wording.of(title.in(language)),
                Wording.of(summary.in(language)),
                sources,
                sessions,
                object(Wording.in(parts, language)),
                isOwn);
    }

    /** The languages that it can be started in; empty where its texts stand as they are. */
    Set<String> languages() {
        return Wording.languages(content());
    }

    /** A section that is a list of objects; empty where it is not there. */
    List<Map<String, @Nullable Object>> list(String part) {
        return objects(parts.get(part));
    }

    /** A section that is one object. */
    Map<String, @Nullable Object> object(String part) {
        return object(parts.get(part));
    }

    static Map<String, @Nullable Object> object(@Nullable Object raw) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        if (raw instanceof Map<?, ?> map) {
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
        }
        return object;
    }

    static List<Map<String, @Nullable Object>> objects(@Nullable Object raw) {
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        if (raw instanceof List<?> list) {
            list.forEach(one -> objects.add(object(one)));
        }
        return objects;
    }

    /** One text or a list of them. */
    static List<String> texts(@Nullable Object raw) {
        if (raw == null) {
            return List.of();
        }
        return raw instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(raw));
    }

    /** The whole, as its file has it. */
    Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("format", FORMAT);
        content.put("code", code);
        content.put("kind", kind == Kind.TOPIC ? "topic" : "frame");
        content.put("title", title.written());
        content.put("summary", summary.written());
        content.put("sources", sources);
        content.put("sessions", sessions);
        content.putAll(parts);
        return content;
    }
}
