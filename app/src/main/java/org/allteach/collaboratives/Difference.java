package org.allteach.collaboratives;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between a thing before and after a change: the log keeps that and no more. */
public record Difference(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {

    public static Difference between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        var changedBefore = new LinkedHashMap<String, @Nullable Object>();
        var changedAfter = new LinkedHashMap<String, @Nullable Object>();
        after.forEach((field, value) -> {
            if (!Objects.equals(before.get(field), value)) {
                changedBefore.put(field, before.get(field));
                changedAfter.put(field, value);
            }
        });
        return new Difference(changedBefore, changedAfter);
    }

    public boolean isEmpty() {
        return after.isEmpty();
    }
}
