package org.allteach.measures;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words with which people and programs say the same thing in several ways. */
final class Words {

    private Words() {}

    /** {@code not-collected}, {@code Not collected} and {@code NOT_COLLECTED} are one. */
    static String asEnum(String given) {
        return given.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    static @Nullable Boolean truth(String given) {
        return switch (given.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> null;
        };
    }

    /** Whether the database can keep it: no zero characters, no halves of surrogate pairs. */
    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
