package org.allteach.drawing;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The words of charts, in the viewer's language or else in English; never in the machine's own. */
final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<Locale, Words> ALL = new ConcurrentHashMap<>();

    private final ResourceBundle bundle;
    private final Map<String, MessageFormat> sentences = new ConcurrentHashMap<>();
    private final Locale locale;

    private Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("org.allteach.drawing.messages", locale, NO_FALLBACK);
    }

    static Words in(Locale locale) {
        return ALL.computeIfAbsent(locale, Words::new);
    }

    Locale locale() {
        return locale;
    }

    /** A word as it stands. */
    String word(String key) {
        return bundle.getString(key);
    }

    /** A sentence with something in it. */
    String sentence(String key, Object... arguments) {
        MessageFormat parsed =
                sentences.computeIfAbsent(key, unknown -> new MessageFormat(bundle.getString(unknown), locale));
        // A copy for each use: a format keeps state while it formats.
        return ((MessageFormat) parsed.clone()).format(arguments);
    }

    /** A value with its unit. */
    String measured(String value, String unit) {
        return unit.isEmpty() ? value : unit.equals("%") ? sentence("chart.percent", value) : value + "\u00a0" + unit;
    }
}
