package org.allteach.attributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.allteach.spreadsheets.Plain;
import org.allteach.web.Option;
import org.allteach.web.Visit;

/**
 * An attribute whose values come from a list. A value is one of its codes, or somebody's own words where none of them fits:
 * these are kept as they are, and count as {@value #OTHER}.
 */
public enum Attribute {
    KIND(
            "teaching-hospital",
            "general-hospital",
            "community-hospital",
            "specialist-hospital",
            "mental-health",
            "rehabilitation",
            "long-term-care",
            "home-care",
            "primary-care",
            "outpatient",
            "ambulance"),
    SIZE("small", "medium", "large");

    /** What none of the codes says. */
    public static final String OTHER = "other";

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("fi"));

    private final List<String> codes;

    Attribute(String... codes) {
        this.codes = List.of(codes);
    }

    /** The name under which it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is kept under that name; empty for those that have no list. */
    public static Optional<Attribute> of(String key) {
        return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /** The value that somebody means who gives a code, or what a code is called in one of the languages; else their words. */
    public String read(String given) {
        String plain = Plain.of(given);
        return Stream.concat(codes.stream(), Stream.of(OTHER))
                .filter(code -> Plain.of(code).equals(plain)
                        || LANGUAGES.stream()
                                .anyMatch(language -> Plain.of(Visit.textIn(language, message(code)))
                                        .equals(plain)))
                .findFirst()
                .orElse(given.strip());
    }

    /** The value that a form means with its choice and the words beside it, which count where nothing else was chosen. */
    public String chosen(String choice, String words) {
        String value = read(choice);
        return value.equals(OTHER) && !words.isBlank() ? read(words) : value;
    }

    /** The code of a value; empty where there is none. */
    public String code(String value) {
        return value.isEmpty() || codes.contains(value) ? value : OTHER;
    }

    /** The words that stand beside the choice of {@value #OTHER}; empty with any other value. */
    public String words(String value) {
        return code(value).equals(OTHER) && !value.equals(OTHER) ? value : "";
    }

    /** A value in the visit's language; own words as they are. */
    public String label(String value) {
        return value.isEmpty() || !words(value).isEmpty() ? value : Visit.text(message(value));
    }

    /** A value of any attribute for people to read. */
    public static String label(String key, String value) {
        return of(key).map(one -> one.label(value)).orElse(value);
    }

    /** What kinds of value peers share: own words are all of one kind. */
    public static String code(String key, String value) {
        return of(key).map(one -> one.code(value)).orElse(value);
    }

    /** Attributes with their values as they are kept. */
    public static void read(Map<String, String> attributes) {
        attributes.replaceAll(
                (key, value) -> of(key).map(one -> one.read(value)).orElse(value));
    }

    /** What can be chosen; the first is no answer. */
    public List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("attributes.none")));
        codes.forEach(code -> options.add(new Option(code, label(code))));
        options.add(new Option(OTHER, label(OTHER)));
        return options;
    }

    private String message(String code) {
        return code.equals(OTHER) ? "attributes.other" : "attributes." + key() + "." + code;
    }
}
