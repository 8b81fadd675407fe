package org.allteach.admission;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.allteach.enrolment.Question;
import org.allteach.spreadsheets.Plain;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What the words above the columns of a spreadsheet mean: the fields' own names, what they are called in each of the
 * languages, and other words that people use.
 */
final class Headings {

    static final int MOST_SEATS = 8;

    private static final List<String> FIRST = List.of(
            "organisation-code",
            "team-code",
            "organisation",
            "country",
            "team",
            "name",
            "email",
            "language",
            "senior-name",
            "senior-email");
    private static final List<String> OF_SEATS = List.of("name", "email", "profession", "role");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("fi"));

    private final Map<String, String> fields = new HashMap<>();

    Headings() {
        Properties words = words();
        for (String field : known()) {
            learn(field, field);
            LANGUAGES.forEach(language -> learn(label(field, key -> Visit.textIn(language, key)), field));
            for (String word : words.getProperty(field, "").split(",")) {
                learn(word, field);
            }
        }
    }

    private static Properties words() {
        var words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Headings.class.getResourceAsStream("headings.properties")),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private void learn(String heading, String field) {
        if (!heading.isBlank()) {
            fields.putIfAbsent(Plain.of(heading), field);
        }
    }

    /** The fields that are understood. */
    static List<String> known() {
        var known = new ArrayList<>(FIRST);
        for (Question question : Question.values()) {
            if (question.longest() > 0) {
                known.add(question.field());
            }
        }
        for (int i = 0; i < MOST_SEATS; i++) {
            for (String field : OF_SEATS) {
                known.add("seat-" + i + "-" + field);
            }
        }
        return known;
    }

    /** What stands above the column of a field, in the visit's language. */
    static String label(String field) {
        return label(field, Visit::text);
    }

    private static String label(String field, Function<String, String> words) {
        if (field.startsWith("seat-")) {
            String[] parts = field.split("-");
            String person = words.apply("admission.sheet.person") + " " + (Integer.parseInt(parts[1]) + 1);
            String what = parts[2].equals("role") ? "assignment.role" : "person." + parts[2];
            return person + ": " + words.apply(what);
        }
        return words.apply(
                switch (field) {
                    case "organisation-code" -> "admission.code.organisation";
                    case "team-code" -> "admission.code.team";
                    case "name" -> "enrolment.field.applicant";
                    case "email" -> "person.email";
                    case "language" -> "people.language";
                    default -> "enrolment.field." + field;
                });
    }

    /** The field that a heading names; null where it names none. */
    @Nullable
    String field(String heading) {
        return fields.get(Plain.of(heading));
    }
}
