package org.allteach.mail;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.allteach.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mail on its way out. */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts a mail in the outbox, within the transaction of its cause.
     *
     * @param uniqueKey what the mail is about; a second one of the same key is not sent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String uniqueKey, String recipient, String subject, String body) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("""
                        insert into outgoing_mail (id, unique_key, recipient, subject, body, created_at, next_attempt)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (unique_key) do nothing
                        """)
                .params(Ids.next(), uniqueKey, recipient, subject, body, now, now)
                .update();
    }
}
