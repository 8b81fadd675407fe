package org.allteach.imports;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.allteach.spreadsheets.Plain;
import org.jspecify.annotations.Nullable;

/** What the words above columns mean, in the languages that people name their columns in. */
final class HeaderWords {

    /** Shorter words are too often a part of others to be looked for inside a longer heading. */
    private static final int SHORTEST_PART = 5;

    private static final Map<String, Layout.Role> ROLES = load();

    private HeaderWords() {}

    private static Map<String, Layout.Role> load() {
        var words = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(HeaderWords.class.getResourceAsStream("headers.properties")),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Layout.Role> roles = new HashMap<>();
        for (Layout.Role role : Layout.Role.values()) {
            for (String word :
                    words.getProperty(role.name().toLowerCase(Locale.ROOT), "").split(",")) {
                if (!word.isBlank()) {
                    roles.putIfAbsent(Plain.of(word), role);
                }
            }
        }
        return roles;
    }

    /** What exactly these words mean; null where they are not known. */
    static Layout.@Nullable Role exactly(String plain) {
        return ROLES.get(plain);
    }

    /** What a longer heading speaks of: {@code number of attendances (all)}. */
    static Layout.@Nullable Role within(String plain) {
        String[] words = plain.split(" ");
        for (int length = Math.min(3, words.length); length > 0; length--) {
            for (int from = 0; from + length <= words.length; from++) {
                String part = String.join(" ", java.util.Arrays.copyOfRange(words, from, from + length));
                Layout.Role role = part.length() < SHORTEST_PART ? null : ROLES.get(part);
                if (role != null) {
                    return role;
                }
            }
        }
        return null;
    }
}
