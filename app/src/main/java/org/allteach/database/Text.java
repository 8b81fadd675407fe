package org.allteach.database;

import org.jspecify.annotations.Nullable;

/** The sentences this module says at the terminal. */
final class Text {

    private Text() {}

    static String of(String key, @Nullable Object... arguments) {
        return TerminalText.of(Text.class, key, arguments);
    }
}
