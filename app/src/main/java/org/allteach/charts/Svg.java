package org.allteach.charts;

/** Writes SVG: coordinates in as few characters as they need, text escaped. */
final class Svg {

    private final StringBuilder out;

    Svg(int capacity) {
        out = new StringBuilder(capacity);
    }

    /** As it stands: markup of ours. */
    Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    Svg raw(char character) {
        out.append(character);
        return this;
    }

    Svg whole(long number) {
        out.append(number);
        return this;
    }

    /** A coordinate, to a tenth. */
    Svg at(double coordinate) {
        long tenths = Math.round(coordinate * 10);
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

    /** A pair of coordinates after a path command. */
    Svg to(char command, double x, double y) {
        return raw(command).at(x).raw(' ').at(y);
    }

    /** Anybody's words, in an element or an attribute. */
    Svg text(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c >= ' ' || c == '\n' || c == '\t' ? c : ' ');
            }
        }
        return this;
    }

    /** A line of text of a class, anchored as the class says. */
    Svg label(String type, double x, double y, String words) {
        raw("<text class=\"")
                .raw(type)
                .raw("\" x=\"")
                .at(x)
                .raw("\" y=\"")
                .at(y)
                .raw("\">");
        return text(words).raw("</text>");
    }

    Svg path(String type) {
        return raw("<path class=\"").raw(type).raw("\" d=\"");
    }

    Svg end() {
        return raw("\"/>");
    }

    int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
