package org.allteach.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.allteach.audit.AuditTrail;
import org.allteach.database.Ids;
import org.allteach.people.Secret;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Personal tokens for the API: named, for reading or for writing too, expiring, revocable, shown once. */
@Component
class Tokens {

    static final String PREFIX = "at_";

    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Tokens(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A token as its owner sees it; not the token itself, which nobody knows any more. */
    record Token(
            UUID id,
            String name,
            boolean mayWrite,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** A person's tokens that are not revoked, the newest first; expired ones among them for a month. */
    List<Token> of(UUID person) {
        return jdbc.sql("""
                        select * from api_token where person_id = ? and revoked_at is null and expires_at > ?
                        order by id desc
                        """)
                .params(person, at(clock.instant().minus(Duration.ofDays(30))))
                .query(Tokens::token)
                .list();
    }

    /** Makes a token and tells it, once. */
    @Transactional
    String create(Viewer owner, String name, boolean mayWrite, Duration validity) {
        String secret = PREFIX + Secret.random();
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into api_token (id, person_id, name, may_write, token_hash, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Ids.next(), owner.id(), name, mayWrite, Secret.hash(secret), at(now), at(now.plus(validity)))
                .update();
        audit.record(
                AuditTrail.INSTALLATION,
                "token.made",
                "person/" + owner.email(),
                null,
                Map.of(
                        "token",
                        name,
                        "mayWrite",
                        mayWrite,
                        "until",
                        now.plus(validity).toString()));
        return secret;
    }

    /** Revokes one of a person's own tokens; it stops at once. */
    @Transactional
    void revoke(Viewer owner, UUID id) {
        jdbc.sql("""
                        update api_token set revoked_at = ? where id = ? and person_id = ? and revoked_at is null
                        returning name
                        """)
                .params(at(clock.instant()), id, owner.id())
                .query(String.class)
                .optional()
                .ifPresent(name -> audit.record(
                        AuditTrail.INSTALLATION,
                        "token.revoked",
                        "person/" + owner.email(),
                        Map.of("token", name),
                        null));
    }

    /** Whose token it is, as long as it holds and its person's account is in use. */
    @Transactional
    Optional<Viewer> viewer(String secret) {
        OffsetDateTime now = at(clock.instant());
        String hash = Secret.hash(secret);
        Optional<Viewer> viewer =
                jdbc.sql("""
                        select p.*, t.may_write from api_token t join person p on p.id = t.person_id
                        where t.token_hash = ? and t.revoked_at is null and t.expires_at > ? and p.disabled_at is null
                        """).params(hash, now).query(Tokens::viewer).optional();
        // Moved once a minute: reading does not write.
        viewer.ifPresent(
                found -> jdbc.sql("""
                        update api_token set last_used_at = ?
                        where token_hash = ? and (last_used_at is null or last_used_at < ?)
                        """).params(now, hash, now.minus(TOUCH)).update());
        return viewer;
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("may_write"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static Viewer viewer(ResultSet row, int number) throws SQLException {
        return new Viewer(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("time_zone")),
                row.getBoolean("may_write") ? Viewer.Means.WRITING_TOKEN : Viewer.Means.READING_TOKEN);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
