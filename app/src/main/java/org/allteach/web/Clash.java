package org.allteach.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field that two people changed at the same time: what was saved in the meantime, and what was typed. */
public record Clash(String label, String saved, String typed) {

    /**
     * The fields in which what was typed differs from what is saved now.
     *
     * @param labels the fields that can be edited, and how each is called
     */
    public static List<Clash> between(
            Map<String, String> saved, Map<String, String> typed, Map<String, String> labels) {
        var clashes = new ArrayList<Clash>();
        labels.forEach((field, label) -> {
            @Nullable String now = typed.get(field);
            String then = saved.getOrDefault(field, "");
            if (now != null && !now.strip().replace("\r\n", "\n").equals(then)) {
                clashes.add(new Clash(label, then, now));
            }
        });
        return clashes;
    }
}
