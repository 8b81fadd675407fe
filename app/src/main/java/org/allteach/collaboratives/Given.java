package org.allteach.collaboratives;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The fields that somebody gave, from a form or as JSON, read one by one. What cannot be read is added to the problems and
 * what stood there before is kept, so that all problems are found at once. A field that was not given keeps what stood
 * there.
 */
public final class Given {

    private final Map<String, ? extends @Nullable Object> fields;
    private final String place;
    private final List<Problem> problems;

    /**
     * @param place where the fields are within the whole: empty, or a pointer such as {@code /3}
     * @param problems where problems are added
     */
    public Given(Map<String, ? extends @Nullable Object> fields, String place, List<Problem> problems) {
        this.fields = fields;
        this.place = place;
        this.problems = problems;
    }

    /** An enum's value as it is written outside: {@code own-only}. */
    public static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A day in an address, such as the bound of a time; null where none is given.
     *
     * @throws Refusal where it is no date
     */
    public static @Nullable LocalDate day(String parameter, @Nullable String given) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException e) {
            throw Refusal.invalid(Problem.of(parameter, given, "problem.date"));
        }
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    public @Nullable Object raw(String field) {
        return fields.get(field);
    }

    /** A text that must be there. */
    public String required(String field, int longest, String kept) {
        return required(field, longest, kept, "problem.required");
    }

    private String required(String field, int longest, String kept, String problemKey) {
        String text = text(field, longest, kept);
        if (text.isEmpty()) {
            refuse(field, null, problemKey);
        }
        return text;
    }

    /** A text that may be empty. */
    public String text(String field, int longest, String kept) {
        if (!has(field)) {
            return kept;
        }
        Object raw = raw(field);
        if (raw instanceof Map || raw instanceof List) {
            refuse(field, String.valueOf(raw), "collaboratives.problem.text");
            return kept;
        }
        String text = raw == null ? "" : String.valueOf(raw).strip().replace("\r\n", "\n");
        if (text.length() > longest) {
            refuse(field, text.substring(0, 40) + "…", "problem.tooLong", longest);
        }
        return text;
    }

    /** A text of a form of its own, such as a code. */
    public String matching(String field, Pattern form, String problemKey, String kept) {
        String text = required(field, 200, kept);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            refuse(field, text, problemKey);
        }
        return text;
    }

    /** A date; null only where none was ever given. */
    public @Nullable LocalDate date(String field, boolean isRequired, @Nullable LocalDate kept) {
        if (!has(field) && kept != null) {
            return kept;
        }
        String text = isRequired ? required(field, 40, "", "problem.required.date") : text(field, 40, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeException e) {
            // Said below, with the dates of impossible years.
        }
        refuse(field, text, "problem.date");
        return kept;
    }

    /** Yes or no. */
    public boolean flag(String field, boolean kept) {
        String text = text(field, 40, Boolean.toString(kept));
        if (!text.equals("true") && !text.equals("false")) {
            refuse(field, text, "problem.oneOf", "true, false");
        }
        return text.equals("true");
    }

    public int integer(String field, int least, int most, int kept) {
        if (!has(field)) {
            return kept;
        }
        String text = text(field, 40, "");
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the numbers out of range.
        }
        refuse(field, text.isEmpty() ? null : text, "collaboratives.problem.range", least, most);
        return kept;
    }

    /** One of an enum's values, in any case, its words joined by hyphens or underscores. */
    public <E extends Enum<E>> E oneOf(String field, Class<E> type, E kept) {
        if (!has(field)) {
            return kept;
        }
        String text = required(field, 80, "", "problem.required.choice");
        for (E value : type.getEnumConstants()) {
            if (written(value).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return value;
            }
        }
        if (!text.isEmpty()) {
            refuse(
                    field,
                    text,
                    "problem.oneOf",
                    Arrays.stream(type.getEnumConstants()).map(Given::written).collect(Collectors.joining(", ")));
        }
        return kept;
    }

    public ZoneId zone(String field, ZoneId kept) {
        String text = required(field, 80, kept.getId());
        if (text.isEmpty() || ZoneId.getAvailableZoneIds().contains(text)) {
            return text.isEmpty() ? kept : ZoneId.of(text);
        }
        refuse(field, text, "collaboratives.problem.zone");
        return kept;
    }

    /** Texts by key: the fields of an object. Those given replace those kept; an empty one takes a kept one away. */
    public Map<String, String> words(String field, List<String> keys, int longest, Map<String, String> kept) {
        if (!(raw(field) instanceof Map<?, ?> object)) {
            if (has(field) && raw(field) != null) {
                refuse(field, String.valueOf(raw(field)), "collaboratives.problem.object");
            }
            return kept;
        }
        var inner = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((key, value) -> inner.put(String.valueOf(key), value));
        var given = new Given(inner, place.isEmpty() ? field : place + "/" + field, problems);
        given.refuseUnknown(Set.copyOf(keys));
        var words = new LinkedHashMap<String, String>();
        for (String key : keys) {
            String word = given.text(key, longest, kept.getOrDefault(key, ""));
            if (!word.isEmpty()) {
                words.put(key, word);
            }
        }
        return words;
    }

    /** Says of each field whose name nobody knows that it is unknown, so that a slip of the pen is not silently dropped. */
    public void refuseUnknown(Set<String> known) {
        for (String field : fields.keySet()) {
            if (!known.contains(field)) {
                refuse(field, field, "collaboratives.problem.unknown", String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    public void refuse(String field, @Nullable String given, String key, Object... arguments) {
        var problem = Problem.of(field, given, key, arguments);
        problems.add(place.isEmpty() ? problem : problem.inside(place));
    }
}
