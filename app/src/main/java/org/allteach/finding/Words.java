package org.allteach.finding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What somebody looks for: all of the words, in whatever order, as parts of longer ones too, without regard to case and
 * accents.
 */
public record Words(String typed, List<String> words) {

    private static final int LONGEST = 200;
    private static final int AROUND = 70;

    /** A run of letters of an excerpt. */
    public record Piece(String text, boolean found) {}

    static Words of(String typed) {
        String kept = typed.strip();
        kept = kept.length() > LONGEST ? kept.substring(0, LONGEST) : kept;
        return new Words(
                kept,
                Arrays.stream(folded(kept).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether all words stand in these texts together. */
    public boolean areIn(String... texts) {
        String all = folded(String.join("\n", texts));
        return words.stream().allMatch(all::contains);
    }

    /** The letters around the first word that stands in a text, with all words marked; empty where none does. */
    List<Piece> excerpt(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        String folded = folded(plain);
        // Where folding changes how many letters there are, places in one are not places in the other.
        if (folded.length() != plain.length()) {
            return List.of();
        }
        int first = words.stream()
                .mapToInt(folded::indexOf)
                .filter(place -> place >= 0)
                .min()
                .orElse(-1);
        if (first < 0) {
            return List.of();
        }
        int from = wordBreak(plain, Math.max(0, first - AROUND));
        int to = Math.min(plain.length(), first + 2 * AROUND);
        return marked(plain, folded, from, to);
    }

    private static int wordBreak(String text, int from) {
        int space = from == 0 ? -1 : text.indexOf(' ', from);
        return from == 0 ? 0 : space < 0 ? from : space + 1;
    }

    private List<Piece> marked(String plain, String folded, int from, int to) {
        var pieces = new ArrayList<Piece>();
        if (from > 0) {
            pieces.add(new Piece("… ", false));
        }
        int here = from;
        while (here < to) {
            int start = to;
            int end = to;
            for (String word : words) {
                int place = folded.indexOf(word, here);
                if (place >= 0 && place + word.length() <= to && place < start) {
                    start = place;
                    end = place + word.length();
                }
            }
            if (start > here) {
                pieces.add(new Piece(plain.substring(here, start), false));
            }
            if (end > start) {
                pieces.add(new Piece(plain.substring(start, end), true));
            }
            here = end;
        }
        if (to < plain.length()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
