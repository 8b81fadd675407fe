package org.allteach.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings mail from the outbox to the SMTP server. Each mail is locked while it is delivered, so that however many deliver at
 * once, no two deliver the same one. What fails is tried again later and later, and given up after twenty attempts, which
 * take about three days. What has become two weeks old is not news any more, and its links have ended: it is given up too.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration NEWS = Duration.ofDays(14);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MailSettings settings;
    private final Clock clock;
    private final JavaMailSenderImpl smtp;

    Delivery(JdbcClient jdbc, TransactionTemplate transaction, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
        this.smtp = smtp(settings);
    }

    private static JavaMailSenderImpl smtp(MailSettings settings) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.portInUse());
        sender.setUsername(settings.user());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        boolean implicit = settings.tls() == MailSettings.Tls.TLS;
        boolean upgraded = settings.tls() == MailSettings.Tls.STARTTLS;
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(implicit));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(upgraded));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(upgraded));
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(TIMEOUT_MILLIS));
        properties.setProperty("mail.smtp.timeout", String.valueOf(TIMEOUT_MILLIS));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(TIMEOUT_MILLIS));
        return sender;
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

    private boolean deliverNext() {
        Optional<Mail> due = jdbc.sql("""
                        select id, recipient, subject, body, attempts from outgoing_mail
                        where sent_at is null and given_up_at is null and next_attempt <= ?
                        order by next_attempt limit 1 for update skip locked
                        """).param(now()).query(Delivery::mail).optional();
        due.ifPresent(this::deliver);
        return due.isPresent();
    }

    private void deliver(Mail mail) {
        try {
            smtp.send(message(mail));
            jdbc.sql(
                            "update outgoing_mail set sent_at = ?, attempts = attempts + 1, body = '', last_error = null where id = ?")
                    .params(now(), mail.id())
                    .update();
        } catch (MailException | MessagingException e) {
            postpone(mail, e);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = smtp.createMimeMessage();
        var parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        parts.setFrom(settings.sender());
        parts.setTo(mail.recipient());
        parts.setSubject(mail.subject());
        parts.setText(mail.body());
        // Holiday replies stay away from mail that says this (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** One minute, two, four … and six hours at most between attempts. */
    private void postpone(Mail mail, Exception failure) {
        OffsetDateTime now = now();
        Duration wait = Duration.ofMinutes(1L << Math.min(mail.attempts(), 10));
        boolean hopeless = mail.attempts() + 1 >= MOST_ATTEMPTS;
        LOG.warn("Mail {} was not taken by {}: {}", mail.id(), settings, reason(failure));
        jdbc.sql("""
                        update outgoing_mail set attempts = attempts + 1, next_attempt = :next, last_error = :error,
                            given_up_at = :givenUp
                        where id = :id
                        """)
                .param("next", now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait))
                .param("error", reason(failure))
                .param("givenUp", hopeless ? now : null)
                .param("id", mail.id())
                .update();
    }

    /** The first line of the innermost cause. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record Mail(UUID id, String recipient, String subject, String body, int attempts) {}

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("attempts"));
    }
}
