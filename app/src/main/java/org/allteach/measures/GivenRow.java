package org.allteach.measures;

import org.jspecify.annotations.Nullable;

/**
 * A value as somebody gave it, in a cell, a line of a file or a JSON object: nothing is read yet. Of {@code comment} and
 * {@code provisional}, null says nothing, so what stands there is kept; an empty text takes it away.
 *
 * @param line the line of a file or the object's number, from 1; 0 where there is only one
 * @param values the measurements of a subgroup, with semicolons or spaces between them
 */
public record GivenRow(
        int line,
        @Nullable String team,
        @Nullable String measure,
        @Nullable String period,
        @Nullable String numerator,
        @Nullable String denominator,
        @Nullable String value,
        @Nullable String values,
        @Nullable String status,
        @Nullable String comment,
        @Nullable String provisional) {}
