package org.allteach.database;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562): they begin with the time, so rows made together lie together in an index. Made here and
 * not by the database, so that any PostgreSQL from 15 on will do. Strictly increasing within the process: the twelve bits
 * after the millisecond are a counter that carries into the millisecond (RFC 9562 section 6.2, methods 1 and 3).
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long version = 0x7000L;
        long mostSignificant = (tick >>> COUNTER_BITS << 16) | version | (tick & 0x0FFF);
        long variant = 0x8000_0000_0000_0000L;
        return new UUID(mostSignificant, variant | (RANDOM.nextLong() >>> 2));
    }
}
