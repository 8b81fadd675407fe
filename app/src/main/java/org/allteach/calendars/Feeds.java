package org.allteach.calendars;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.people.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People's calendars at secret addresses: one each. Only the hash of the secret is kept. */
@Component
class Feeds {

    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Feeds(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<Feed> of(UUID person) {
        return jdbc.sql("select * from calendar_feed where person_id = ?")
                .param(person)
                .query(Feeds::feed)
                .optional();
    }

    Optional<Feed> bySecret(String secret) {
        return jdbc.sql("select * from calendar_feed where secret_hash = ?")
                .param(Secret.hash(secret))
                .query(Feeds::feed)
                .optional();
    }

    /** Makes an address; an older one stops working. What was chosen stays. */
    @Transactional
    String renew(UUID person) {
        String secret = Secret.random();
        jdbc.sql("""
                        insert into calendar_feed (person_id, secret_hash, phases, due_days, created_at)
                        values (:person, :hash, :phases, :dueDays, :now)
                        on conflict (person_id) do update
                            set secret_hash = excluded.secret_hash, created_at = excluded.created_at, read_at = null
                        """)
                .param("person", person)
                .param("hash", Secret.hash(secret))
                .param("phases", Feed.Choices.usual().phases())
                .param("dueDays", Feed.Choices.usual().dueDays())
                .param("now", now())
                .update();
        audit.record(AuditTrail.INSTALLATION, "calendar.addressMade", "calendar", null, null);
        return secret;
    }

    @Transactional
    void revoke(UUID person) {
        int gone = jdbc.sql("delete from calendar_feed where person_id = ?")
                .param(person)
                .update();
        if (gone > 0) {
            audit.record(AuditTrail.INSTALLATION, "calendar.addressRevoked", "calendar", null, null);
        }
    }

    @Transactional
    void choose(UUID person, Feed.Choices choices) {
        Feed before = of(person).orElse(null);
        if (before == null || before.choices().equals(choices)) {
            return;
        }
        jdbc.sql("update calendar_feed set phases = ?, due_days = ? where person_id = ?")
                .params(choices.phases(), choices.dueDays(), person)
                .update();
        audit.record(AuditTrail.INSTALLATION, "calendar.chosen", "calendar", before.choices(), choices);
    }

    /**
     * Notes that a feed was read, once an hour at most.
     *
     * @param hash of its content
     * @return since when its content is what it is
     */
    Instant read(Feed feed, String hash) {
        Instant changedAt = feed.changedAt();
        boolean isSame = hash.equals(feed.contentHash()) && changedAt != null;
        Instant readAt = feed.readAt();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant since = isSame && changedAt != null ? changedAt : now;
        if (!isSame || readAt == null || readAt.plus(HOUR).isBefore(now)) {
            jdbc.sql("update calendar_feed set content_hash = ?, changed_at = ?, read_at = ? where person_id = ?")
                    .params(hash, since.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC), feed.person())
                    .update();
        }
        return since;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Feed feed(ResultSet row, int number) throws SQLException {
        return new Feed(
                row.getObject("person_id", UUID.class),
                new Feed.Choices(row.getBoolean("phases"), row.getBoolean("due_days")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "read_at"),
                row.getString("content_hash"),
                instant(row, "changed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
