package org.allteach.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.allteach.audit.AuditTrail;
import org.allteach.mail.Outbox;
import org.allteach.mail.PublicUrl;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invitations to an account: a mail with a link that works once. */
@Component
public class Invitations {

    private static final Pattern LINK = Pattern.compile("\\S+/invitation\\?token=\\S+");

    private final JdbcClient jdbc;
    private final OneTimeLinks links;
    private final Outbox outbox;
    private final PublicUrl url;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(JdbcClient jdbc, OneTimeLinks links, Outbox outbox, PublicUrl url, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.outbox = outbox;
        this.url = url;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends an invitation to somebody who has not joined and holds no link that works. */
    @Transactional(propagation = Propagation.MANDATORY)
    void sendWhereNeeded(Person person) {
        if (person.active() && !person.joined() && !isPending(person)) {
            send(person);
        }
    }

    private boolean isPending(Person person) {
        return jdbc.sql("""
                        select exists (select 1 from one_time_link
                            where person_id = ? and purpose = 'INVITATION' and used_at is null and expires_at > ?)
                        """)
                .params(person.id(), clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Sends an invitation; links of earlier ones stop working. */
    @Transactional(propagation = Propagation.MANDATORY)
    OneTimeLinks.Issued send(Person person) {
        OneTimeLinks.Issued link = links.issue(person.id(), OneTimeLinks.Purpose.INVITATION);
        Viewer viewer = Viewer.current();
        String until = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(person.language())
                .format(LocalDate.ofInstant(link.expiresAt(), person.zone()));
        outbox.send(
                "invitation/" + link.id(),
                person.email(),
                Visit.textIn(person.language(), "people.mail.invitation.subject"),
                Visit.textIn(
                        person.language(),
                        viewer == null ? "people.mail.invitation.body" : "people.mail.invitation.bodyFrom",
                        person.name(),
                        url.of(link.path()),
                        until,
                        viewer == null ? "" : viewer.name()));
        return link;
    }

    /** Sends a link for a new password. */
    @Transactional
    public OneTimeLinks.Issued sendReset(Person person) {
        OneTimeLinks.Issued link = links.issue(person.id(), OneTimeLinks.Purpose.RESET);
        outbox.send(
                "reset/" + link.id(),
                person.email(),
                Visit.textIn(person.language(), "people.mail.reset.subject"),
                Visit.textIn(person.language(), "people.mail.reset.body", person.name(), url.of(link.path())));
        return link;
    }

    /**
     * Gives somebody a link at an administrator's wish: an invitation, or a new password to those who have joined.
     *
     * @return the full address, for the administrator to pass on where no mail leaves; empty where the mail does it
     */
    @Transactional
    String give(Person person) {
        OneTimeLinks.Issued link = person.joined() ? sendReset(person) : send(person);
        audit.record(AuditTrail.INSTALLATION, "person.linkGiven", person.subject(), null, null);
        return outbox.delivers() ? "" : url.of(link.path());
    }

    /**
     * An invitation that waits for its person.
     *
     * @param link the full address, for the administrator to pass on; empty where the mail has it
     */
    public record Pending(
            UUID person, String name, String email, Instant sentAt, Instant expiresAt, boolean expired, String link) {}

    /** Those who have not joined, the newest invitations first. */
    public List<Pending> pending(int limit) {
        return jdbc.sql("""
                        select l.id, l.person_id, p.name, p.email, l.created_at, l.expires_at
                        from one_time_link l join person p on p.id = l.person_id
                        where l.purpose = 'INVITATION' and l.used_at is null and p.password_hash is null
                          and p.disabled_at is null
                        order by l.id desc limit ?
                        """)
                .param(limit)
                .query((row, n) -> {
                    Instant expires =
                            row.getObject("expires_at", OffsetDateTime.class).toInstant();
                    return new Pending(
                            row.getObject("person_id", UUID.class),
                            row.getString("name"),
                            row.getString("email"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            expires,
                            !expires.isAfter(clock.instant()),
                            link(row.getObject("id", UUID.class)));
                })
                .list();
    }

    public int countPending() {
        return jdbc.sql("""
                        select count(*) from one_time_link l join person p on p.id = l.person_id
                        where l.purpose = 'INVITATION' and l.used_at is null and p.password_hash is null
                          and p.disabled_at is null
                        """).query(Integer.class).single();
    }

    /** We keep no more than its hash ourselves, but the mail that has not left still says it. */
    private String link(UUID id) {
        return outbox.delivers()
                ? ""
                : outbox.waitingText("invitation/" + id)
                        .flatMap(body -> LINK.matcher(body).results().findFirst())
                        .map(MatchResult::group)
                        .orElse("");
    }
}
