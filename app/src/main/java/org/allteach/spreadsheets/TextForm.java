package org.allteach.spreadsheets;

import java.nio.charset.Charset;
import java.util.List;

/** How a CSV file is written: its encoding by name, and the character between its cells. */
public record TextForm(String encoding, char delimiter) {

    /** The encodings that are understood. */
    public static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252");

    /** The characters that are known to stand between cells. */
    public static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    public TextForm {
        if (!ENCODINGS.contains(encoding) || !DELIMITERS.contains(delimiter)) {
            throw new IllegalArgumentException("Not a known form of text: " + encoding + " " + delimiter);
        }
    }

    Charset charset() {
        return Charset.forName(encoding);
    }
}
