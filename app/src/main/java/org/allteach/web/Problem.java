package org.allteach.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in what somebody gave, as a value: where it is, what was given, and in words what is wanted.
 *
 * @param at the field's name in a form, or a JSON pointer such as {@code /2/code}; empty for the whole
 * @param given what was given, as given; null where nothing was
 * @param key the message in the bundle, which says what is wanted
 * @param arguments the message's arguments
 * @param row the line of a file, from 1; 0 where there is none
 * @param column the column's name in a file; null where there is none
 */
public record Problem(
        String at,
        @Nullable String given,
        String key,
        List<Object> arguments,
        long row,
        @Nullable String column) {

    public static Problem of(String at, @Nullable String given, String key, Object... arguments) {
        return new Problem(at, given, key, List.of(arguments), 0, null);
    }

    /** The same problem, below a place: {@code inside("/2")} makes {@code /2/code} of {@code code}. */
    public Problem inside(String place) {
        return new Problem(at.isEmpty() ? place : place + "/" + at, given, key, arguments, row, column);
    }

    /** The same problem, found on a line of a file, in its column of this name. */
    public Problem onRow(long line, @Nullable String columnName) {
        return new Problem(at, given, key, arguments, line, columnName);
    }

    /** What is wanted, in the words of the visit's language. */
    public String text() {
        return Visit.text(key, arguments.toArray());
    }
}
