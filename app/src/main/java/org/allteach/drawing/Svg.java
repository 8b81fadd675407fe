package org.allteach.drawing;

import org.jspecify.annotations.Nullable;

/** Writes SVG: coordinates in as few characters as they need, text escaped. */
public final class Svg {

    private final StringBuilder out;
    private long penX;
    private long penY;
    private boolean drawing;

    public Svg(int capacity) {
        out = new StringBuilder(capacity);
    }

    /** As it stands: markup of ours. */
    public Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    public Svg raw(char character) {
        out.append(character);
        return this;
    }

    /** Markup of ours with a coordinate at each {@code ~}. */
    public Svg mark(String markup, double... coordinates) {
        int written = 0;
        for (double coordinate : coordinates) {
            int place = markup.indexOf('~', written);
            out.append(markup, written, place);
            at(coordinate);
            written = place + 1;
        }
        out.append(markup, written, markup.length());
        return this;
    }

    /** Markup of ours with anybody's words at each {@code ~}. */
    public Svg mark(String markup, String... words) {
        int written = 0;
        for (String word : words) {
            int place = markup.indexOf('~', written);
            out.append(markup, written, place);
            text(word);
            written = place + 1;
        }
        out.append(markup, written, markup.length());
        return this;
    }

    /** A coordinate, to a tenth. */
    public Svg at(double coordinate) {
        return tenths(Math.round(coordinate * 10));
    }

    private Svg tenths(long number) {
        long tenths = number;
        if (tenths < 0) {
            out.append('-');
            tenths = -tenths;
        }
        long rest = tenths % 10;
        if (tenths >= 10 || rest == 0) {
            out.append(tenths / 10);
        }
        if (rest != 0) {
            out.append('.').append((char) ('0' + rest));
        }
        return this;
    }

    /** Lifts the pen of a path to a place. */
    Svg move(double x, double y) {
        penX = Math.round(x * 10);
        penY = Math.round(y * 10);
        drawing = false;
        return raw('M').tenths(penX).raw(' ').tenths(penY);
    }

    /** Draws on to a place: written as a distance, which is short, from where the pen really is, so that none adds up. */
    Svg line(double x, double y) {
        long right = Math.round(x * 10) - penX;
        long down = Math.round(y * 10) - penY;
        raw(drawing ? ' ' : 'l').tenths(right);
        if (down >= 0) {
            raw(' ');
        }
        penX += right;
        penY += down;
        drawing = true;
        return tenths(down);
    }

    /** Draws on to a place level with this one. */
    Svg across(double x) {
        long right = Math.round(x * 10) - penX;
        penX += right;
        drawing = false;
        return raw('h').tenths(right);
    }

    /** Draws on to a place above or below this one. */
    Svg updown(double y) {
        long down = Math.round(y * 10) - penY;
        penY += down;
        drawing = false;
        return down == 0 ? this : raw('v').tenths(down);
    }

    /** Anybody's words, in an element or an attribute. */
    public Svg text(String words) {
        int written = 0;
        for (int i = 0; i < words.length(); i++) {
            String safe = safe(words.charAt(i));
            if (safe != null) {
                out.append(words, written, i).append(safe);
                written = i + 1;
            }
        }
        out.append(words, written, words.length());
        return this;
    }

    /** What stands for a character that XML cannot take as it is; null for all others. */
    private static @Nullable String safe(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\n', '\t' -> null;
            default -> c < ' ' ? " " : null;
        };
    }

    /** A line of text of a class, anchored as the class says. */
    public void label(String type, double x, double y, String words) {
        mark("<text class=\"~\"", type);
        mark(" x=\"~\" y=\"~\">", x, y);
        mark("~</text>", words);
    }

    Svg path(String type) {
        return mark("<path class=\"~\" d=\"", type);
    }

    Svg end() {
        return raw("\"/>");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
