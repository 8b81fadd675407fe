package org.allteach.database;

import java.nio.file.FileSystemException;
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

    /** Of an exception the first line of what it says, but a file's trouble says no more than the file: then its kind. */
    private static String shown(@Nullable Object argument) {
        return switch (argument) {
            case FileSystemException failure
            when failure.getReason() == null ->
                failure.getClass().getSimpleName().replace("Exception", "");
            case Throwable failure ->
                String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
            case null, default -> String.valueOf(argument);
        };
    }
}
