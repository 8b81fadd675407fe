package org.allteach.charts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into chunks of whole lines, as they come, in bounded memory. */
final class Chunks {
    /** No line is longer: enough for a hundred thousand points. */
    static final int LONGEST = 16 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private boolean skipping;

    Chunks(InputStream in) {
        this.in = in;
    }

    /** Some whole lines, perhaps after one that was too long and has been skipped. */
    static final class Chunk {
        private final byte[] bytes;
        private final boolean tooLong;

        Chunk(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean tooLong() {
            return tooLong;
        }
    }

    /** The next lines, as many as have arrived; null at the end of the stream. */
    @Nullable
    Chunk next() throws IOException {
        while (true) {
            int searched = filled;
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return rest();
            }
            filled += read;
            int end = filled;
            while (end > searched && buffer[end - 1] != '\n') {
                end--;
            }
            if (end > searched) {
                return take(end);
            }
            if (filled == buffer.length) {
                makeRoom();
            }
        }
    }

    private void makeRoom() {
        if (skipping || buffer.length >= LONGEST) {
            skipping = true;
            filled = 0;
        } else {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
    }

    private Chunk take(int end) {
        int from = 0;
        if (skipping) {
            while (buffer[from++] != '\n') {
                // the end of the line that is too long
            }
        }
        Chunk chunk = new Chunk(Arrays.copyOfRange(buffer, from, end), skipping);
        skipping = false;
        System.arraycopy(buffer, end, buffer, 0, filled - end);
        filled -= end;
        return chunk;
    }

    private @Nullable Chunk rest() {
        if (filled == 0 && !skipping) {
            return null;
        }
        Chunk chunk = new Chunk(skipping ? new byte[0] : Arrays.copyOf(buffer, filled), skipping);
        filled = 0;
        skipping = false;
        return chunk;
    }
}
