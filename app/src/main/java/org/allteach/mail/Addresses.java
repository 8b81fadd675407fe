package org.allteach.mail;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allteach.audit.AuditTrail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of addresses that mail goes to: the secret of each, and whether mail to it came back. */
@Component
public class Addresses {

    /** Why a mail to {@code recipient} of {@code kind} is held back; null where nothing is against it. */
    static final String OBJECTION = """
            case when exists (select from mail_address a
                        where a.address = lower(recipient) and a.bounced_at is not null) then 'BOUNCED'
                 when exists (select from mail_unsubscription u
                        where u.address = lower(recipient) and u.kind = given.kind) then 'UNSUBSCRIBED' end
            """;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Addresses(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The secret with which whoever reads the mail of an address may choose what comes. */
    String secret(String address) {
        know(address);
        return jdbc.sql("select secret from mail_address where address = ?")
                .param(normal(address))
                .query(String.class)
                .single();
    }

    void know(String address) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        jdbc.sql("insert into mail_address (address, secret) values (?, ?) on conflict (address) do nothing")
                .params(normal(address), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .update();
    }

    Optional<String> ofSecret(String secret) {
        return jdbc.sql("select address from mail_address where secret = ?")
                .param(secret)
                .query(String.class)
                .optional();
    }

    /** Mail to the address came back for good: nothing more is sent to it until somebody says so. */
    @Transactional
    void bounced(String address, String reason) {
        know(address);
        jdbc.sql("update mail_address set bounced_at = ?, bounce_reason = ? where address = ? and bounced_at is null")
                .params(now(), reason, normal(address))
                .update();
    }

    /** An address that mail comes back from. */
    public record Bounced(String address, Instant since, String reason, int heldBack) {}

    public List<Bounced> bounced(int limit) {
        return jdbc.sql("""
                        select a.address, a.bounced_at, a.bounce_reason,
                            (select count(*) from outgoing_mail m
                             where lower(m.recipient) = a.address and m.suppressed = 'BOUNCED'
                               and m.sent_at is null and m.given_up_at is null) as held_back
                        from mail_address a where a.bounced_at is not null order by a.bounced_at desc limit ?
                        """)
                .param(limit)
                .query((row, n) -> new Bounced(
                        row.getString("address"),
                        row.getObject("bounced_at", OffsetDateTime.class).toInstant(),
                        row.getString("bounce_reason"),
                        row.getInt("held_back")))
                .list();
    }

    /** Sends to an address again, and at once what was refused or held back lately. */
    @Transactional
    public void tryAgain(String address) {
        int known = jdbc.sql("""
                        update mail_address set bounced_at = null, bounce_reason = null
                        where address = ? and bounced_at is not null
                        """).param(normal(address)).update();
        jdbc.sql("""
                        update outgoing_mail
                        set suppressed = null, given_up_at = null, bounced_at = null, attempts = 0, next_attempt = :now
                        where lower(recipient) = :address and sent_at is null and :known > 0
                          and (suppressed = 'BOUNCED' or bounced_at is not null)
                        """)
                .param("now", now())
                .param("address", normal(address))
                .param("known", known)
                .update();
        if (known > 0) {
            audit.record(AuditTrail.INSTALLATION, "mail.addressTried", "mail/" + normal(address), null, null);
            events.publishEvent(new Outbox.MailQueued());
        }
    }

    static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
