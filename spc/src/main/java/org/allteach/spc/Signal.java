package org.allteach.spc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A special cause: the rule that found it and the points that it covers.
 *
 * @param rule the rule
 * @param from index of the first point
 * @param to index of the last point
 * @param completedAt index of the point at which the pattern was complete and could be known
 * @param high whether it lies above, or rises; null for rules that have no side
 * @param favourable whether it is for the better; null if no way is better or the rule has no side
 * @param key the text, in the library's bundle
 * @param details what the text mentions
 */
public record Signal(
        Rule rule,
        int from,
        int to,
        int completedAt,
        @Nullable Boolean high,
        @Nullable Boolean favourable,
        String key,
        List<Object> details) {

    public Signal {
        details = List.copyOf(details);
    }

    /** One sentence that says what is special, in the given language or else in English. */
    public String text(Locale locale) {
        String side = high == null ? "" : high ? ".high" : ".low";
        return Texts.text(locale, "signal." + key + side, details.toArray());
    }
}
