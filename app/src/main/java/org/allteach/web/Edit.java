package org.allteach.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a form: what stands in its fields, what is wrong with that, and whether somebody else has saved the same
 * thing in the meantime.
 *
 * @param typed the fields by name; {@code version} is the version that the editing began with
 */
public record Edit(Map<String, String> typed, List<Problem> problems, boolean lost, List<Clash> clashes) {

    /** The field that says which version the form was filled from. */
    public static final String VERSION = "version";

    /** A form that has not been sent yet. */
    public static Edit of(Map<String, String> values, int version) {
        return new Edit(with(values, version), List.of(), false, List.of());
    }

    /** An empty form. */
    public static Edit blank() {
        return new Edit(Map.of(), List.of(), false, List.of());
    }

    /** A form that comes back with what is wrong. */
    public static Edit refused(Map<String, String> typed, List<Problem> problems) {
        return new Edit(typed, problems, false, List.of());
    }

    /**
     * A form that lost a race: it comes back with both versions, and would now replace the newer one.
     *
     * @param saved what is saved now, and its version
     * @param labels the fields that can be edited, and how each is called
     */
    public static Edit lost(
            Map<String, String> typed, Map<String, String> saved, int version, Map<String, String> labels) {
        return new Edit(with(typed, version), List.of(), true, Clash.between(saved, typed, labels));
    }

    private static Map<String, String> with(Map<String, String> values, int version) {
        var all = new HashMap<>(values);
        all.put(VERSION, Integer.toString(version));
        return all;
    }

    /** Whether the form was filled from another version than this. */
    public static boolean isStale(Map<String, String> typed, int version) {
        return !Integer.toString(version).equals(typed.get(VERSION));
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether the form has something to say and so should stand open. */
    public boolean isBack() {
        return lost || !problems.isEmpty();
    }

    public int status() {
        return lost ? 409 : problems.isEmpty() ? 200 : 422;
    }
}
