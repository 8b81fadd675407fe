package org.allteach.retries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was answered under which key. */
@Component
class Answers {

    /** How long a client may come back. */
    static final Duration MEMORY = Duration.ofDays(2);

    private static final int SECONDS_TO_WAIT = 30;

    private final DataSource source;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Semaphore places;

    /**
     * Each turn holds a connection while the request runs on another one; a third of the pool at most is held so, which
     * leaves enough to run on.
     */
    Answers(
            DataSource source,
            JdbcClient jdbc,
            Clock clock,
            @Value("${spring.datasource.hikari.maximum-pool-size:10}") int poolSize) {
        this.source = source;
        this.jdbc = jdbc;
        this.clock = clock;
        this.places = new Semaphore(Math.max(1, poolSize / 3), true);
    }

    record Answer(
            String fingerprint,
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte[] body) {}

    /** The same request is still running. */
    static final class Busy extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Waits until nobody else, on this or another machine, works under that key. */
    Turn turn(UUID person, String key) throws SQLException, Busy {
        try {
            if (!places.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        Turn turn = null;
        try {
            turn = new Turn(person, key);
            turn.lock();
            return turn;
        } finally {
            if (turn == null) {
                places.release();
            } else if (!turn.isLocked()) {
                turn.close();
            }
        }
    }

    /** Forgets answers that no client comes back for. */
    void forget() {
        jdbc.sql("delete from idempotent_request where answered_at < ?")
                .param(clock.instant().minus(MEMORY).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The right to work under a key, as long as it is open: a lock that ends with its connection, however that ends. */
    final class Turn implements AutoCloseable {

        private final UUID person;
        private final String key;
        private final Connection connection;
        private boolean locked;

        /** A connection of its own: the request's transactions stay as they are without a key. */
        private Turn(UUID person, String key) throws SQLException {
            this.person = person;
            this.key = key;
            this.connection = source.getConnection();
        }

        private void lock() throws SQLException, Busy {
            connection.setAutoCommit(false);
            try (PreparedStatement wait =
                            connection.prepareStatement("set local lock_timeout = '" + SECONDS_TO_WAIT + "s'");
                    PreparedStatement lock =
                            connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 1))")) {
                wait.execute();
                lock.setString(1, person + " " + key);
                lock.execute();
                locked = true;
            } catch (SQLException e) {
                if ("55P03".equals(e.getSQLState())) {
                    throw new Busy();
                }
                throw e;
            }
        }

        private boolean isLocked() {
            return locked;
        }

        @Nullable
        Answer answer() throws SQLException {
            try (PreparedStatement find = connection.prepareStatement(
                    "select * from idempotent_request where person_id = ? and request_key = ?")) {
                find.setObject(1, person);
                find.setString(2, key);
                try (ResultSet row = find.executeQuery()) {
                    return row.next()
                            ? new Answer(
                                    row.getString("fingerprint"),
                                    row.getInt("status"),
                                    row.getString("content_type"),
                                    row.getString("location"),
                                    row.getString("etag"),
                                    row.getBytes("body"))
                            : null;
                }
            }
        }

        void keep(Answer answer) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into idempotent_request (person_id, request_key, fingerprint, status, content_type, location,
                        etag, body, answered_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, person);
                insert.setString(2, key);
                insert.setString(3, answer.fingerprint());
                insert.setInt(4, answer.status());
                insert.setString(5, answer.contentType());
                insert.setString(6, answer.location());
                insert.setString(7, answer.etag());
                insert.setBytes(8, answer.body());
                insert.setObject(9, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
                insert.executeUpdate();
            }
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                connection.rollback();
            } finally {
                places.release();
            }
        }
    }
}
