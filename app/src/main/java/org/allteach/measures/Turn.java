package org.allteach.measures;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may write a collaborative's values when: those who write single cells do so side by side, a load writes alone. A load
 * first reads what stands there and then writes what differs; nobody may write between the two.
 */
public final class Turn {

    private Turn() {}

    /** Waits until nobody else writes, and keeps everybody else waiting until the transaction ends. */
    public static void alone(JdbcClient jdbc, UUID collaborative) {
        jdbc.sql("select pg_advisory_xact_lock(?)::text")
                .param(key(collaborative))
                .query(String.class)
                .single();
    }

    /** Waits until no load is writing, and keeps loads waiting until the transaction ends. */
    static void besideOthers(JdbcClient jdbc, UUID collaborative) {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)::text")
                .param(key(collaborative))
                .query(String.class)
                .single();
    }

    private static long key(UUID collaborative) {
        return collaborative.getMostSignificantBits() ^ collaborative.getLeastSignificantBits();
    }
}
