package org.allteach.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Sentences for the terminal, from the bundle {@code terminal} beside the class that says them. */
public final class TerminalText {

    private TerminalText() {}

    /** Arguments are shown as they are: a port is a name here, not a quantity that a locale may group. */
    public static String of(Class<?> speaker, String key, @Nullable Object... arguments) {
        var bundle = ResourceBundle.getBundle(
                speaker.getPackageName() + ".terminal",
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
