package org.allteach.spc.golden;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where an answer differs from the peer's: by field, with the first example of each. */
final class Differences {
    private static final double RELATIVE = 1e-9;
    /** Differences of nearly equal numbers keep this much of the size of what was subtracted. */
    private static final double ROUNDING = 1e-14;

    private final Map<String, String> byField = new TreeMap<>();

    Set<String> fields() {
        return byField.keySet();
    }

    @Override
    public String toString() {
        return byField.toString();
    }

    void number(String field, Object where, @Nullable JsonNode expected, double actual) {
        number(field, where, Vector.number(expected), actual);
    }

    void number(String field, Object where, double expected, double actual) {
        boolean same = Double.isNaN(expected) || Double.isNaN(actual)
                ? Double.isNaN(expected) && Double.isNaN(actual)
                : expected == actual
                        || Math.abs(expected - actual)
                                <= RELATIVE * Math.max(Math.abs(expected), Math.abs(actual)) + ROUNDING;
        if (!same) {
            add(field, where, expected, actual);
        }
    }

    void count(String field, Object where, @Nullable JsonNode expected, @Nullable Number actual) {
        number(field, where, expected, actual == null ? Double.NaN : actual.doubleValue());
    }

    void same(String field, Object where, @Nullable Object expected, @Nullable Object actual) {
        if (expected == null ? actual != null : !expected.equals(actual)) {
            add(field, where, expected, actual);
        }
    }

    private void add(String field, Object where, @Nullable Object expected, @Nullable Object actual) {
        byField.putIfAbsent(field, "at " + where + " the peer has " + expected + ", we have " + actual);
    }
}
