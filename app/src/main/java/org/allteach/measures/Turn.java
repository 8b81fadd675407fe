package org.allteach.measures;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may write a collaborative's values when. A writer reads what stands there and then writes what differs; nobody else
 * may write between the two. So whoever writes for a few teams has these to themselves, and whoever writes for many has all
 * of the collaborative. A turn ends with its transaction.
 */
public final class Turn {

    /** From so many teams on it is cheaper to have all. */
    private static final int FEW = 20;

    private Turn() {}

    /** Waits until nobody else writes values of these teams. */
    public static void take(JdbcClient jdbc, UUID collaborative, Collection<UUID> teams) {
        if (teams.size() > FEW) {
            takeAll(jdbc, collaborative);
            return;
        }
        // Everybody in the same order, so that no two can wait for each other.
        String keys = teams.stream()
                .mapToLong(team -> key(collaborative) ^ key(team))
                .distinct()
                .sorted()
                .mapToObj(key -> ", pg_advisory_xact_lock(" + key + ")")
                .reduce("", String::concat);
        lock(jdbc, "select num_nulls(pg_advisory_xact_lock_shared(?)" + keys + ")", key(collaborative));
    }

    /** Waits until nobody else writes values of the collaborative. */
    public static void takeAll(JdbcClient jdbc, UUID collaborative) {
        lock(jdbc, "select num_nulls(pg_advisory_xact_lock(?))", key(collaborative));
    }

    private static void lock(JdbcClient jdbc, String sql, long key) {
        jdbc.sql(sql).param(key).query(Long.class).single();
    }

    private static long key(UUID id) {
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }
}
