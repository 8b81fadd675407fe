package org.allteach.spc;

import java.util.List;
import java.util.Locale;

/**
 * A chart for a kind of data, and why.
 *
 * @param chart the chart to take
 * @param reason key of the reason
 * @param details what the reason mentions
 */
public record Advice(Chart chart, String reason, List<Object> details) {

    public Advice {
        details = List.copyOf(details);
    }

    /** The reason in the given language or else in English. */
    public String text(Locale locale) {
        return Texts.text(locale, "advice." + reason, details.toArray());
    }
}
