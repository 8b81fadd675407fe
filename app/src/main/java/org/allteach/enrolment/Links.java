package org.allteach.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.allteach.database.Ids;
import org.allteach.mail.PublicUrl;
import org.allteach.people.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Secret links to an application: for whoever applies, and for the senior leader. Of the secret only the hash is kept. */
@Component
class Links {

    private static final Duration VALIDITY = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final PublicUrl url;
    private final Clock clock;

    Links(JdbcClient jdbc, PublicUrl url, Clock clock) {
        this.jdbc = jdbc;
        this.url = url;
        this.clock = clock;
    }

    /** Whom a link lets in. */
    enum Purpose {
        APPLICANT("/applications/"),
        SENIOR_LEADER("/applications/commitments/");

        private final String path;

        Purpose(String path) {
            this.path = path;
        }
    }

    /** What a link leads to. */
    record Target(UUID collaborative, UUID application) {}

    /** Makes a link: the only moment at which its address is known. Those before it go on working. */
    @Transactional(propagation = Propagation.MANDATORY)
    String make(Application application, Purpose purpose) {
        String secret = Secret.random();
        jdbc.sql("""
                        insert into application_link (collaborative_id, id, application_id, purpose, secret_hash, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        application.collaborative(),
                        Ids.next(),
                        application.id(),
                        purpose.name(),
                        Secret.hash(secret),
                        clock.instant().plus(VALIDITY).atOffset(ZoneOffset.UTC))
                .update();
        return url.of(purpose.path + secret);
    }

    Optional<Target> target(String secret, Purpose purpose) {
        return jdbc.sql("""
                        select collaborative_id, application_id from application_link
                        where secret_hash = ? and purpose = ? and expires_at > ?
                        """)
                .params(Secret.hash(secret), purpose.name(), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Target(
                        row.getObject("collaborative_id", UUID.class), row.getObject("application_id", UUID.class)))
                .optional();
    }

    /** The links of that purpose stop working: somebody else has taken the part. */
    @Transactional(propagation = Propagation.MANDATORY)
    void revoke(Application application, Purpose purpose) {
        jdbc.sql("delete from application_link where collaborative_id = ? and application_id = ? and purpose = ?")
                .params(application.collaborative(), application.id(), purpose.name())
                .update();
    }
}
