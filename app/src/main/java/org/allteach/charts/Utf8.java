package org.allteach.charts;

import java.util.Arrays;
import tools.jackson.core.io.JsonStringEncoder;

/** JSON text in the making, as bytes. It grows, and is used over and over. */
final class Utf8 {
    private byte[] bytes = new byte[8192];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }

    /** Letters, digits and signs, as they are. */
    Utf8 plain(String ascii) {
        int more = ascii.length();
        room(more);
        for (int i = 0; i < more; i++) {
            bytes[length + i] = (byte) ascii.charAt(i);
        }
        length += more;
        return this;
    }

    /** What does not change from answer to answer. */
    Utf8 fixed(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /** The same again that stands at a place further up. */
    void again(int from, int end) {
        room(end - from);
        System.arraycopy(bytes, from, bytes, length, end - from);
        length += end - from;
    }

    /** A number, or null if there is none. */
    Utf8 number(double value) {
        return plain(Double.isFinite(value) ? Double.toString(value) : "null");
    }

    /** Any text, between quotation marks. */
    Utf8 quoted(String text) {
        plain("\"");
        if (isPlain(text)) {
            plain(text);
        } else {
            fixed(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        }
        return plain("\"");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
