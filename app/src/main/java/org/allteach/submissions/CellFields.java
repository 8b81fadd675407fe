package org.allteach.submissions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.measures.Entry;
import org.allteach.measures.GivenRow;
import org.allteach.measures.Measure;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one cell as they stand in a form, by name: {@code numerator} and {@code denominator}, or {@code value}, or
 * {@code values}; {@code status}, {@code comment}, {@code provisional}; and the {@code revision} that they began with.
 */
record CellFields(Map<String, String> typed) {

    static final String REVISION = "revision";
    static final String REASON = "reason";
    private static final String VALUE = "value";

    /** The fields in which numbers are typed. */
    static List<String> numbers(Measure measure) {
        return switch (measure.kind().fields()) {
            case RATIO -> List.of("numerator", "denominator");
            case VALUE -> List.of(VALUE);
            case VALUES -> List.of("values");
        };
    }

    /** What an entry looks like in the fields; all empty where there is none. */
    static CellFields of(@Nullable Entry entry, Locale locale) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("numerator", entry == null ? "" : LocalNumber.shown(entry.numerator(), locale));
        fields.put("denominator", entry == null ? "" : LocalNumber.shown(entry.denominator(), locale));
        fields.put(VALUE, entry == null ? "" : LocalNumber.shown(entry.value(), locale));
        fields.put("values", entry == null ? "" : measurements(entry, locale));
        fields.put("status", Given.written(entry == null ? Entry.Status.VALUE : entry.status()));
        fields.put("comment", entry == null || entry.comment() == null ? "" : entry.comment());
        fields.put("provisional", entry != null && entry.provisional() ? "true" : "");
        return new CellFields(fields);
    }

    private static String measurements(Entry entry, Locale locale) {
        return entry.subgroup().stream()
                .map(number -> LocalNumber.shown(number, locale))
                .collect(Collectors.joining("; "));
    }

    String get(String field) {
        return typed.getOrDefault(field, "");
    }

    int revision() {
        String text = get(REVISION);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    @Nullable
    String reason() {
        String text = get(REASON).strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), 2000));
    }

    /** Whether nothing at all is said in them. */
    boolean isBlank(Measure measure) {
        return numbers(measure).stream().allMatch(field -> get(field).isBlank())
                && (get("status").isBlank() || get("status").equals(VALUE));
    }

    /** For the one reader of values: numbers in strict form; where no numbers stand beside a status, the status counts. */
    GivenRow row(String team, Measure measure, String period, Locale locale) {
        List<String> numbers = numbers(measure);
        boolean other = !get("status").isBlank() && !get("status").equals(VALUE);
        return new GivenRow(
                0,
                team,
                measure.code(),
                period,
                number(numbers, "numerator", locale),
                number(numbers, "denominator", locale),
                number(numbers, VALUE, locale),
                numbers.contains("values") ? strictValues(locale) : null,
                other ? get("status") : null,
                get("comment"),
                get("provisional"));
    }

    private @Nullable String number(List<String> numbers, String field, Locale locale) {
        return numbers.contains(field) ? LocalNumber.strict(get(field), locale) : null;
    }

    /** Semicolons or spaces stand between measurements, so neither can group thousands within one. */
    private String strictValues(Locale locale) {
        return Arrays.stream(get("values").strip().split("[;\\s]+"))
                .map(part -> String.valueOf(LocalNumber.strict(part, locale)))
                .collect(Collectors.joining(";"));
    }
}
