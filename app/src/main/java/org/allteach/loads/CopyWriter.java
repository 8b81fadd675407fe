package org.allteach.loads;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes rows in the binary form of PostgreSQL's COPY, in buffers of 64 KiB. */
final class CopyWriter {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int DOUBLE_OID = 701;
    private static final int BUFFER = 1 << 16;
    /** Room for all fields of a row but its texts and arrays. */
    private static final int ROOM = 512;

    static final int EPOCH_DAY = 10_957;
    static final Instant EPOCH = Instant.ofEpochSecond(EPOCH_DAY * 86_400L);

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    CopyWriter(CopyIn copy) {
        this.copy = copy;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(EPOCH, instant);
    }

    void row(int fields) throws SQLException {
        reserve(ROOM);
        buffer.putShort((short) fields);
    }

    void uuid(@Nullable UUID id) {
        if (id == null) {
            nothing();
        } else {
            buffer.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
    }

    void date(int epochDay) {
        buffer.putInt(4).putInt(epochDay - EPOCH_DAY);
    }

    /** A number; nothing where it is NaN. */
    void number(double number) {
        if (Double.isNaN(number)) {
            nothing();
        } else {
            buffer.putInt(8).putDouble(number);
        }
    }

    void small(int number) {
        buffer.putInt(2).putShort((short) number);
    }

    void integer(int number) {
        buffer.putInt(4).putInt(number);
    }

    void truth(boolean truth) {
        buffer.putInt(1).put((byte) (truth ? 1 : 0));
    }

    void moment(long micros) {
        buffer.putInt(8).putLong(micros);
    }

    void numbers(double @Nullable [] numbers) throws SQLException {
        if (numbers == null) {
            nothing();
            return;
        }
        reserve(24 + 12 * numbers.length + ROOM);
        buffer.putInt(20 + 12 * numbers.length).putInt(1).putInt(0).putInt(DOUBLE_OID);
        buffer.putInt(numbers.length).putInt(1);
        for (double number : numbers) {
            number(number);
        }
    }

    void text(@Nullable String text) throws SQLException {
        if (text == null) {
            nothing();
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(4 + bytes.length + ROOM);
        buffer.putInt(bytes.length).put(bytes);
    }

    void nothing() {
        buffer.putInt(-1);
    }

    long end() throws SQLException {
        reserve(2);
        buffer.putShort((short) -1);
        flush();
        return copy.endCopy();
    }

    private void reserve(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
