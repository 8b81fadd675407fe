package org.allteach.diagrams;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide words will be, without asking a font: the drawing is made where nobody knows which one the reader's screen has.
 * Estimates are on the wide side, so that what is wrapped by them stays inside its box.
 */
final class Lettering {

    private static final String NARROW = "iljtfrI1.,:;'|!()[] -";
    private static final String WIDE = "mwMW@%&—…";

    private Lettering() {}

    /** The width of a text in a size of letters; letters of a heading are a little wider. */
    static double width(String text, double size, boolean bold) {
        double ems = text.codePoints().mapToDouble(Lettering::ems).sum();
        return ems * size * (bold ? 1.08 : 1);
    }

    private static double ems(int letter) {
        if (letter < 0x2e80) {
            return NARROW.indexOf(letter) >= 0
                    ? 0.36
                    : WIDE.indexOf(letter) >= 0 ? 0.93 : Character.isUpperCase(letter) ? 0.72 : mark(letter, 0.59);
        }
        return mark(letter, 1.05);
    }

    /** Marks stand over or under the letter before them. */
    private static double mark(int letter, double otherwise) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> otherwise;
        };
    }

    /** A text in lines not wider than that; a word that is wider is broken. Nothing is left out. */
    static List<String> wrapped(String text, double width, double size, boolean bold) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            for (String part : broken(word, width, size, bold)) {
                if (!line.isEmpty() && width(line + " " + part, size, bold) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(part);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> broken(String word, double width, double size, boolean bold) {
        if (width(word, size, bold) <= width) {
            return List.of(word);
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int letter : word.codePoints().toArray()) {
            String longer = part + Character.toString(letter);
            if (!part.isEmpty() && width(longer, size, bold) > width) {
                // After a hyphen rather than within a syllable.
                int end = part.lastIndexOf("-") + 1;
                end = end == 0 ? part.length() : end;
                parts.add(part.substring(0, end));
                part.delete(0, end);
            }
            part.appendCodePoint(letter);
        }
        parts.add(part.toString());
        return parts;
    }

    /** Whether a text begins from the right. */
    static boolean isFromRight(String text) {
        for (int letter : text.codePoints().toArray()) {
            switch (Character.getDirectionality(letter)) {
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return true;
                }
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }
}
