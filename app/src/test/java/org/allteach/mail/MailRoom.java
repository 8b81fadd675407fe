package org.allteach.mail;

import java.util.List;
import java.util.Locale;
import org.allteach.SettableClock;
import org.allteach.audit.TestTrail;
import org.allteach.database.DatabaseAddress;
import org.allteach.database.TestDatabase;
import org.allteach.web.PageWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox on a database of its own, on the night in which European clocks go forward. */
final class MailRoom {

    private final DriverManagerDataSource source = source();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final SettableClock clock = new SettableClock("2026-03-29T00:30:00Z");
    private final PublicUrl url =
            new PublicUrl(new MockEnvironment().withProperty("allteach.url", "https://a.example"));
    private final Addresses addresses = new Addresses(jdbc, TestTrail.on(source, clock), event -> {}, clock);

    private static DriverManagerDataSource source() {
        DatabaseAddress address = TestDatabase.fresh();
        return new DriverManagerDataSource(
                address.url(), String.valueOf(address.user()), String.valueOf(address.password()));
    }

    static MailSettings settings(String host, int port) {
        return new MailSettings(host, port, null, null, "quality@example.org", MailSettings.Tls.NONE);
    }

    SettableClock clock() {
        return clock;
    }

    Addresses addresses() {
        return addresses;
    }

    void tryAgain(String address) {
        transaction.executeWithoutResult(status -> addresses.tryAgain(address));
    }

    DriverManagerDataSource database() {
        return source;
    }

    Outbox outbox() {
        return new Outbox(jdbc, settings("", 0), url, new PageWriter(), event -> {}, List.of(), clock);
    }

    void send(String key, String recipient, String subject, String body) {
        transaction.executeWithoutResult(status -> outbox().send(key, recipient, subject, body));
    }

    /** A digest, without its words: what is about unsubscribing is in {@link LetterTest}. */
    void sendDigest(String key, String recipient) {
        send(key, recipient, "Due", "x https://a.example/unsubscribe/{secret}");
        jdbc.sql("update outgoing_mail set kind = 'DIGEST' where unique_key = ?")
                .param(key)
                .update();
    }

    Delivery delivery(MailSettings settings) {
        return delivery(settings, Smtp.of(settings));
    }

    Delivery delivery(MailSettings settings, JavaMailSenderImpl smtp) {
        return new Delivery(jdbc, transaction, addresses, url, settings, smtp, clock);
    }

    /** An instance whose transactions end as this manager wants. */
    Delivery delivery(MailSettings settings, PlatformTransactionManager manager) {
        return new Delivery(jdbc, new TransactionTemplate(manager), addresses, url, settings, Smtp.of(settings), clock);
    }

    Bounces bounces(BounceSettings settings) {
        return new Bounces(settings, addresses, jdbc, transaction, clock);
    }

    <T> T column(String expression, Class<T> type) {
        return jdbc.sql("select " + expression + " from outgoing_mail")
                .query(type)
                .single();
    }

    String state(String key) {
        return jdbc.sql("""
                        select case when sent_at is not null then 'sent' when suppressed is not null then suppressed
                            when given_up_at is not null then 'given up' else 'waits' end
                        from outgoing_mail where unique_key = ?
                        """).param(key).query(String.class).single().toLowerCase(Locale.ROOT);
    }
}
