package org.allteach.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.allteach.database.Ids;
import org.allteach.web.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links that work once: to accept an invitation, or to set a new password. */
@Component
public class OneTimeLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    OneTimeLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a link is for. */
    public enum Purpose {
        INVITATION("/invitation", Duration.ofDays(14)),
        RESET("/new-password", Duration.ofHours(24));

        private final String path;
        private final Duration validity;

        Purpose(String path, Duration validity) {
            this.path = path;
            this.validity = validity;
        }
    }

    /**
     * A link just made: the only moment at which its path is known.
     *
     * @param path the path with the secret in its query, which is never logged
     */
    public record Issued(UUID id, String path, Instant expiresAt) {}

    /** Makes a link; older ones of the same purpose stop working. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(UUID person, Purpose purpose) {
        cancel(person, purpose);
        return issueAnother(person, purpose);
    }

    /** Makes a link beside those that there are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issueAnother(UUID person, Purpose purpose) {
        Viewer viewer = Viewer.current();
        String secret = Secret.random();
        var issued = new Issued(
                Ids.next(), purpose.path + "?token=" + secret, clock.instant().plus(purpose.validity));
        jdbc.sql("""
                        insert into one_time_link (id, person_id, purpose, token_hash, created_by, created_at, expires_at)
                        values (:id, :person, :purpose, :hash, :by, :now, :expires)
                        """)
                .param("id", issued.id())
                .param("person", person)
                .param("purpose", purpose.name())
                .param("hash", Secret.hash(secret))
                .param("by", viewer == null ? null : viewer.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("expires", issued.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
        return issued;
    }

    @Transactional
    public void cancel(UUID person, Purpose purpose) {
        jdbc.sql("delete from one_time_link where person_id = ? and purpose = ? and used_at is null")
                .params(person, purpose.name())
                .update();
    }

    /** Whose link it is, while it works. */
    public Optional<UUID> person(String secret, Purpose purpose) {
        return jdbc.sql("""
                        select l.person_id from one_time_link l join person p on p.id = l.person_id
                        where l.token_hash = ? and l.purpose = ? and l.used_at is null and l.expires_at > ?
                          and p.disabled_at is null
                        """)
                .params(Secret.hash(secret), purpose.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /** Uses the link up. Of two requests at once only one gets the person. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> redeem(String secret, Purpose purpose) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        update one_time_link l set used_at = ? from person p
                        where l.token_hash = ? and l.purpose = ? and l.used_at is null and l.expires_at > ?
                          and p.id = l.person_id and p.disabled_at is null
                        returning l.person_id
                        """)
                .params(now, Secret.hash(secret), purpose.name(), now)
                .query(UUID.class)
                .optional();
    }
}
