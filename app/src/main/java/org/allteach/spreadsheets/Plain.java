package org.allteach.spreadsheets;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words without what people write differently: case, accents, punctuation, spaces. */
public final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}%#]+");

    private Plain() {}

    /** {@code Org_Code}, {@code org code} and {@code ORG-CODE} are one, {@code Zähler} and {@code zahler} too. */
    public static String of(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae");
        return BETWEEN.matcher(bare).replaceAll(" ").strip();
    }
}
