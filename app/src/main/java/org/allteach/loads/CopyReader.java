package org.allteach.loads;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** Reads rows in the binary form of PostgreSQL's COPY, of which the server sends one in each message. */
final class CopyReader {

    private static final int HEADER = 19;

    private final CopyOut copy;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private boolean started;

    CopyReader(CopyOut copy) {
        this.copy = copy;
    }

    /** Goes to the next row; false after the last. */
    boolean next() throws SQLException {
        while (!buffer.hasRemaining()) {
            byte @Nullable [] message = copy.readFromCopy();
            if (message == null) {
                return false;
            }
            buffer = ByteBuffer.wrap(message);
            if (!started) {
                buffer.position(HEADER);
                started = true;
            }
        }
        // The number of the fields; less than none at the end.
        return buffer.getShort() >= 0 || next();
    }

    /** Sixteen bytes as two numbers: the caller reads the one, then the other. */
    void beginUuid() {
        buffer.getInt();
    }

    long half() {
        return buffer.getLong();
    }

    int date() {
        buffer.getInt();
        return buffer.getInt() + CopyWriter.EPOCH_DAY;
    }

    /** NaN where there is none. */
    double number() {
        return buffer.getInt() < 0 ? Double.NaN : buffer.getDouble();
    }

    int small() {
        buffer.getInt();
        return buffer.getShort();
    }

    boolean truth() {
        buffer.getInt();
        return buffer.get() != 0;
    }

    double @Nullable [] numbers() {
        int bytes = buffer.getInt();
        if (bytes < 0) {
            return null;
        }
        int dimensions = buffer.getInt();
        buffer.getInt();
        buffer.getInt();
        if (dimensions == 0) {
            return new double[0];
        }
        double[] numbers = new double[buffer.getInt()];
        buffer.getInt();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    @Nullable
    String text() {
        int bytes = buffer.getInt();
        if (bytes < 0) {
            return null;
        }
        String text = new String(buffer.array(), buffer.position(), bytes, StandardCharsets.UTF_8);
        buffer.position(buffer.position() + bytes);
        return text;
    }
}
