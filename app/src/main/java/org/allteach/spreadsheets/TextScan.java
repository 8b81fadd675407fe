package org.allteach.spreadsheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a text file: whether it is valid in the encoding that its beginning suggests, how many lines it has, and its
 * first characters. Only the whole file tells UTF-8 from windows-1252: the first accent may stand on its last line.
 */
final class TextScan {

    private static final int BUFFER = 1 << 16;

    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private final StringBuilder head = new StringBuilder();
    private long lines;
    private char last = '\n';

    /** The encoding and what was seen in it. */
    record Result(String encoding, int markLength, long lines, String head) {}

    static Result scan(Bytes bytes, @Nullable String wanted) throws Unreadable, IOException {
        byte[] start;
        try (InputStream stream = bytes.open()) {
            start = stream.readNBytes(3);
        }
        String marked = marked(start);
        int markLength = marked == null ? 0 : marked.equals("UTF-8") ? 3 : 2;
        String encoding = wanted != null ? wanted : marked != null ? marked : "UTF-8";
        int skip = encoding.equals(marked) ? markLength : 0;
        Result result = new TextScan().read(bytes, encoding, skip);
        if (result != null) {
            return result;
        }
        if (wanted != null || marked != null) {
            throw new Unreadable("spreadsheet.encoding", encoding);
        }
        Result fallback = new TextScan().read(bytes, "windows-1252", 0);
        if (fallback == null) {
            throw new Unreadable("spreadsheet.encoding", encoding);
        }
        return fallback;
    }

    private static @Nullable String marked(byte[] start) {
        if (start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf) {
            return "UTF-8";
        }
        if (start.length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
            return "UTF-16LE";
        }
        return start.length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff ? "UTF-16BE" : null;
    }

    /** Null where the bytes are not valid in that encoding. */
    private @Nullable Result read(Bytes bytes, String encoding, int skip) throws Unreadable, IOException {
        CharsetDecoder decoder = new TextForm(encoding, ',').charset().newDecoder();
        if (encoding.equals("windows-1252")) {
            decoder.onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (InputStream stream = bytes.open()) {
            stream.skipNBytes(skip);
            boolean end = false;
            while (!end) {
                int count = stream.read(buffer.array(), buffer.position(), buffer.remaining());
                end = count < 0;
                buffer.position(buffer.position() + Math.max(0, count)).flip();
                if (!decode(decoder, buffer, end)) {
                    return null;
                }
                buffer.compact();
            }
        }
        return new Result(encoding, skip, lines + (last == '\n' || last == '\r' ? 0 : 1), head.toString());
    }

    private boolean decode(CharsetDecoder decoder, ByteBuffer buffer, boolean end) throws Unreadable {
        CoderResult result;
        do {
            result = decoder.decode(buffer, chars, end);
            look();
        } while (result.isOverflow());
        return !result.isError();
    }

    private void look() throws Unreadable {
        chars.flip();
        if (head.length() < BUFFER) {
            head.append(chars, 0, Math.min(chars.remaining(), BUFFER - head.length()));
        }
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (c == 0) {
                throw new Unreadable("spreadsheet.binary", lines + 1);
            }
            if (c == '\n' && last != '\r' || c == '\r') {
                lines++;
            }
            last = c;
        }
        chars.clear();
    }
}
