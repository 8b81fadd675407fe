package org.allteach.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allteach.spreadsheets.Plain;
import org.allteach.spreadsheets.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * What the heading of a column says: what stands in it, and perhaps of which team, measure or period.
 *
 * @param key what {@code of} names; null where the heading names nothing
 * @param of the team, measure or period as the heading writes it
 * @param sure whether the whole heading was understood, not only a word in it
 */
record Heading(
        String text,
        Layout.Role role,
        Layout.@Nullable Key key,
        @Nullable String of,
        boolean sure) {

    private static final String BETWEEN = "[\\s_:()\\[\\]|]+";

    /** The headings in one row of names, or in two of which the upper one spans several columns of the lower one. */
    static List<String> texts(@Nullable SheetRow upper, SheetRow lower) {
        int width = upper == null
                ? lower.cells().size()
                : Math.max(upper.cells().size(), lower.cells().size());
        Map<String, Integer> seen = new HashMap<>();
        List<String> texts = new ArrayList<>();
        String spanning = "";
        for (int i = 0; i < width; i++) {
            String own = oneLine(lower.cell(i).text());
            if (upper != null) {
                String above = oneLine(upper.cell(i).text());
                spanning = above.isEmpty() ? spanning : above;
                own = own.isEmpty() ? above : (spanning + " " + own).strip();
            }
            int count = own.isEmpty() ? 1 : seen.merge(own, 1, Integer::sum);
            texts.add(count == 1 ? own : own + " (" + count + ")");
        }
        return texts;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static Heading read(String text, Vocabulary vocabulary) {
        Heading named = named(text, text, Layout.Role.VALUE, vocabulary, false);
        if (named != null) {
            return named;
        }
        String plain = Plain.of(text);
        Layout.Role role = HeaderWords.exactly(plain);
        if (role != null) {
            return new Heading(text, role, null, null, true);
        }
        Heading period = named(text, text, Layout.Role.VALUE, vocabulary, true);
        if (period != null) {
            return period;
        }
        Heading pair = pair(text, vocabulary);
        if (pair != null) {
            return pair;
        }
        role = HeaderWords.within(plain);
        return new Heading(text, role == null ? Layout.Role.IGNORED : role, null, null, false);
    }

    private static @Nullable Heading named(
            String text, String name, Layout.Role role, Vocabulary vocabulary, boolean periods) {
        for (Layout.Key key : Layout.Key.values()) {
            if ((key == Layout.Key.PERIOD) == periods && vocabulary.of(key, name) != null) {
                return new Heading(text, role, key, name, true);
            }
        }
        return null;
    }

    /** {@code 2026-01 numerator}, {@code Zähler W07}, {@code falls (den)}: a number of a team, measure or period. */
    private static @Nullable Heading pair(String text, Vocabulary vocabulary) {
        String[] words = text.strip().split(BETWEEN);
        for (int cut = 1; cut < words.length; cut++) {
            String before = String.join(" ", List.of(words).subList(0, cut));
            String after = String.join(" ", List.of(words).subList(cut, words.length));
            Heading pair = pair(text, after, before, vocabulary);
            pair = pair == null ? pair(text, before, after, vocabulary) : pair;
            if (pair != null) {
                return pair;
            }
        }
        return null;
    }

    private static @Nullable Heading pair(String text, String number, String name, Vocabulary vocabulary) {
        Layout.Role role = HeaderWords.exactly(Plain.of(number));
        if (role == null || !role.isNumber()) {
            return null;
        }
        Heading named = named(text, name, role, vocabulary, false);
        return named == null ? named(text, name, role, vocabulary, true) : named;
    }
}
