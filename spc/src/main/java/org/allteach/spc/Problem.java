package org.allteach.spc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in a request: where it is, what was given, and what is wanted instead.
 *
 * @param at the place, as a path in the JSON contract: {@code points[3].denominator}
 * @param given what stood there: a number, a text, a boolean, or null for nothing
 * @param key the message key of what is wanted
 * @param details what the message mentions
 */
public record Problem(String at, @Nullable Object given, String key, List<Object> details) {

    public Problem {
        details = List.copyOf(details);
    }

    /** A problem whose message is {@code want.<key>} in the library's bundle. */
    public static Problem of(String at, @Nullable Object given, String key, Object... details) {
        return new Problem(at, given, key, List.of(details));
    }

    /** What is wanted, in English. */
    public String want() {
        return want(Locale.ENGLISH);
    }

    /** What is wanted, in the given language or else in English. */
    public String want(Locale locale) {
        return Texts.text(locale, "want." + key, details.toArray());
    }
}
