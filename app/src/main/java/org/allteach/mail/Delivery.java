package org.allteach.mail;

import jakarta.mail.MessagingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings mail from the outbox to the SMTP server, the oldest first. Each mail is locked while it is delivered, so that however
 * many deliver at once, no two deliver the same one. What fails is tried again later and later, and given up after twenty
 * attempts, which take about three days. What has become two weeks old is not news any more, and its links have ended: it is
 * given up too.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST_ATTEMPTS = 20;
    static final Duration NEWS = Duration.ofDays(14);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Addresses addresses;
    private final PublicUrl url;
    private final MailSettings settings;
    private final Clock clock;
    private final JavaMailSenderImpl smtp;

    Delivery(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Addresses addresses,
            PublicUrl url,
            MailSettings settings,
            JavaMailSenderImpl smtp,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.addresses = addresses;
        this.url = url;
        this.settings = settings;
        this.clock = clock;
        this.smtp = smtp;
    }

    /** Delivers all that is due, one after the other, each in its own transaction. */
    void deliverDue() {
        if (!settings.isConfigured()) {
            return;
        }
        giveUpOld();
        while (Boolean.TRUE.equals(transaction.execute(status -> deliverNext()))) {
            // The next one.
        }
    }

    private void giveUpOld() {
        jdbc.sql("""
                        update outgoing_mail set given_up_at = ?
                        where sent_at is null and given_up_at is null and created_at < ?
                        """).params(now(), now().minus(NEWS)).update();
    }

    /** What its reader has come to not want while it waited is held back. */
    private boolean deliverNext() {
        Optional<Mail> due = jdbc.sql("""
                        select given.*, OBJECTION as objection from outgoing_mail given
                        where sent_at is null and given_up_at is null and suppressed is null and next_attempt <= ?
                        order by created_at, id limit 1 for update of given skip locked
                        """.replace("OBJECTION", Addresses.OBJECTION))
                .param(now())
                .query(Delivery::mail)
                .optional();
        return due.isPresent() && handled(due.get());
    }

    private boolean handled(Mail mail) {
        if (mail.objection() == null) {
            return delivered(mail);
        }
        jdbc.sql("update outgoing_mail set suppressed = ? where id = ?")
                .params(mail.objection(), mail.envelope().id())
                .update();
        return true;
    }

    /** Whether it is worth going on: not where the server is out for every mail. */
    private boolean delivered(Mail mail) {
        try {
            smtp.send(addressed(mail).fill(smtp.createMimeMessage(), settings.sender()));
            forget(mail);
            return true;
        } catch (MailException | MessagingException e) {
            if (Smtp.isTaken(e)) {
                forget(mail);
                return true;
            }
            LOG.warn("Mail {} was not taken by {}: {}", mail.envelope().id(), settings, Smtp.reason(e));
            if (Smtp.isForGood(e)) {
                refused(mail, Smtp.reason(e));
            } else {
                postpone(mail, Smtp.reason(e));
            }
            return !Smtp.isOut(e);
        }
    }

    /**
     * The mail with the links that only its reader has. Their secret is kept in a transaction of its own: should we die after
     * the mail has left and before we know it, they must work.
     */
    private Envelope addressed(Mail mail) {
        if (!mail.kind().canBeUnsubscribed()) {
            return mail.envelope();
        }
        String secret = Objects.requireNonNull(
                apart.execute(status -> addresses.secret(mail.envelope().recipient())));
        String unsubscribing = url.of(Outbox.UNSUBSCRIBING) + "?kind=" + Outbox.lower(mail.kind());
        return mail.envelope().linked(unsubscribing, secret);
    }

    private void forget(Mail mail) {
        jdbc.sql("""
                        update outgoing_mail set sent_at = ?, attempts = attempts + 1, body = '', html = null,
                            calendar = null, last_error = null
                        where id = ?
                        """).params(now(), mail.envelope().id()).update();
    }

    private void refused(Mail mail, String reason) {
        jdbc.sql("""
                        update outgoing_mail set attempts = attempts + 1, last_error = :error, given_up_at = :now,
                            bounced_at = :now
                        where id = :id
                        """)
                .param("error", reason)
                .param("now", now())
                .param("id", mail.envelope().id())
                .update();
        addresses.bounced(mail.envelope().recipient(), reason);
    }

    /** One minute, two, four … and six hours at most between attempts. */
    private void postpone(Mail mail, String reason) {
        OffsetDateTime now = now();
        Duration wait = Duration.ofMinutes(1L << Math.min(mail.attempts(), 10));
        boolean hopeless = mail.attempts() + 1 >= MOST_ATTEMPTS;
        jdbc.sql("""
                        update outgoing_mail set attempts = attempts + 1, next_attempt = :next, last_error = :error,
                            given_up_at = :givenUp
                        where id = :id
                        """)
                .param("next", now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait))
                .param("error", reason)
                .param("givenUp", hopeless ? now : null)
                .param("id", mail.envelope().id())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record Mail(
            Envelope envelope, Letter.Kind kind, @Nullable String objection, int attempts) {}

    private static Mail mail(ResultSet row, int number) throws SQLException {
        var envelope = new Envelope(
                row.getObject("id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("language"),
                row.getString("body"),
                row.getString("html"),
                row.getString("calendar_method"),
                row.getString("calendar"),
                null);
        return new Mail(
                envelope,
                Letter.Kind.valueOf(row.getString("kind")),
                row.getString("objection"),
                row.getInt("attempts"));
    }
}
