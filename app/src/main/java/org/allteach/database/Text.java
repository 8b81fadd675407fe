package org.allteach.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The sentences this module says at the terminal. */
final class Text {

    private Text() {}

    /** Arguments are shown as they are: a port is a name here, not a quantity that a locale may group. */
    static String of(String key, @Nullable Object... arguments) {
        var bundle = ResourceBundle.getBundle(
                "org.allteach.database.terminal",
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shown[i] = shown(arguments[i]);
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(shown);
    }

    /** Of an exception the first line of what it says; some have nothing but their name. */
    private static String shown(@Nullable Object argument) {
        if (argument instanceof Throwable failure) {
            return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
        }
        return String.valueOf(argument);
    }
}
