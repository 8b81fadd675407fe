package org.allteach.surveys;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.jspecify.annotations.Nullable;

/** One question of a form. */
public record Question(UUID id, Kind kind, String text) {

    /** How it is answered. */
    public enum Kind {
        /** From 1, not at all, to 5, fully. */
        SCALE,
        /** In words. */
        TEXT
    }

    /** The highest point of a scale; the lowest is 1. */
    public static final int POINTS = 5;

    /** The question at a place of a topic's form, as long as nobody has written another there. */
    public static Question usual(UUID topic, int position, Kind kind, String text) {
        UUID id = UUID.nameUUIDFromBytes((topic + "/" + position).getBytes(StandardCharsets.UTF_8));
        return new Question(id, kind, text);
    }

    /** The name of its field in a form. */
    public String field() {
        return "answer-" + id;
    }

    Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("kind", Given.written(kind));
        content.put("text", text);
        return content;
    }
}
