package org.allteach.spreadsheets;

import java.io.IOException;
import java.io.InputStream;

/** The content of a file, wherever it lies; it can be read from its beginning as often as needed. */
public interface Bytes {

    InputStream open() throws IOException;
}
