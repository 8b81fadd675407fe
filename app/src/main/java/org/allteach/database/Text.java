package org.allteach.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences this module says at the terminal. */
final class Text {

    private Text() {}

    /** Arguments are shown as they are: a port is a name here, not a quantity that a locale may group. */
    static String of(String key, Object... arguments) {
        var bundle = ResourceBundle.getBundle(
                "org.allteach.database.terminal",
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shown[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(shown);
    }
}
