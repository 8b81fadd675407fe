package org.allteach.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.allteach.database.Ids;
import org.allteach.people.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing down without locking anybody out. Three measures, each of which makes wait and none of which closes an
 * account:
 *
 * <ul>
 *   <li>one account from one origin: five attempts are free, then the wait doubles from one second to a quarter of an hour;
 *   <li>one account from everywhere: after fifty failures in an hour, strangers may try once a minute;
 *   <li>one network at all accounts: after a hundred failures in a quarter of an hour, strangers wait until it is over.
 * </ul>
 *
 * <p>A stranger is who comes from a browser and a network that the person has never signed in from; so an attack from
 * elsewhere does not touch those who are where they always are.
 */
@Component
class SignInThrottle {

    static final int FREE_ATTEMPTS = 5;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    static final int FAILURES_OF_ACCOUNT = 50;
    static final int FAILURES_OF_NETWORK = 100;

    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration ACCOUNT_WINDOW = Duration.ofHours(1);
    private static final Duration ACCOUNT_WAIT = Duration.ofMinutes(1);
    private static final Duration NETWORK_WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Asks for an attempt. It counts as failed from now on, until {@link #succeeded}: of many attempts at the same moment
     * each sees those before it.
     *
     * @return how long to wait; zero where the attempt may be made
     */
    @Transactional
    Duration begin(String account, Devices.Origin origin) {
        String hash = hash(account);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(hash + origin.key())
                .query(row -> {});
        Duration wait = wait(hash, origin);
        if (wait.isZero()) {
            jdbc.sql("insert into failed_sign_in (id, account, origin, at) values (?, ?, ?, ?)")
                    .params(Ids.next(), hash, origin.key(), at(clock.instant()))
                    .update();
        }
        return wait;
    }

    /** The attempt was right: what failed from there before is forgiven. */
    @Transactional
    void succeeded(String account, Devices.Origin origin) {
        jdbc.sql("delete from failed_sign_in where account = ? and origin = ?")
                .params(hash(account), origin.key())
                .update();
    }

    /** Forgets what no longer counts. */
    @Transactional
    void forget() {
        jdbc.sql("delete from failed_sign_in where at < ?")
                .param(at(clock.instant().minus(MEMORY)))
                .update();
    }

    private Duration wait(String account, Devices.Origin origin) {
        Duration wait = until(ofPair(account, origin).next());
        if (!origin.deviceKnown() && !origin.networkKnown()) {
            wait = longer(wait, until(ofAccount(account).nextOfAccount()));
            wait = longer(wait, until(ofNetwork(origin)));
        }
        return wait;
    }

    private Failures ofPair(String account, Devices.Origin origin) {
        return jdbc.sql("select count(*), max(at) from failed_sign_in where account = ? and origin = ? and at > ?")
                .params(account, origin.key(), at(clock.instant().minus(MEMORY)))
                .query(Failures::of)
                .single();
    }

    private Failures ofAccount(String account) {
        return jdbc.sql("select count(*), max(at) from failed_sign_in where account = ? and at > ?")
                .params(account, at(clock.instant().minus(ACCOUNT_WINDOW)))
                .query(Failures::of)
                .single();
    }

    /** When the hundredth newest failure of the network will be a quarter of an hour old. */
    private @Nullable Instant ofNetwork(Devices.Origin origin) {
        return jdbc.sql("select at from failed_sign_in where origin = ? and at > ? order by at desc offset ? limit 1")
                .params(origin.networkKey(), at(clock.instant().minus(NETWORK_WINDOW)), FAILURES_OF_NETWORK - 1)
                .query((row, n) ->
                        row.getObject(1, OffsetDateTime.class).toInstant().plus(NETWORK_WINDOW))
                .optional()
                .orElse(null);
    }

    private Duration until(@Nullable Instant next) {
        Instant now = clock.instant();
        return next == null || !next.isAfter(now) ? Duration.ZERO : Duration.between(now, next);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** What was typed may have been a password in the wrong field. */
    private static String hash(String account) {
        return Secret.hash("account " + account.strip().toLowerCase(Locale.ROOT));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Failures(int count, @Nullable Instant last) {

        static Failures of(ResultSet row, int number) throws SQLException {
            OffsetDateTime last = row.getObject(2, OffsetDateTime.class);
            return new Failures(row.getInt(1), last == null ? null : last.toInstant());
        }

        @Nullable
        Instant next() {
            if (last == null || count < FREE_ATTEMPTS) {
                return null;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE_ATTEMPTS, 20));
            return last.plus(doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled);
        }

        @Nullable
        Instant nextOfAccount() {
            return last == null || count < FAILURES_OF_ACCOUNT ? null : last.plus(ACCOUNT_WAIT);
        }
    }
}
