package org.allteach.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.allteach.audit.AuditTrail;
import org.allteach.mail.Letter;
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
            send(person, Letter.Kind.INVITATION);
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
    private OneTimeLinks.Issued send(Person person, Letter.Kind kind) {
        OneTimeLinks.Issued link = links.issue(person.id(), OneTimeLinks.Purpose.INVITATION);
        Viewer viewer = Viewer.current();
        String body = viewer == null ? "people.mail.invitation.body" : "people.mail.invitation.bodyFrom";
        outbox.send(letter(kind, person, link, "people.mail.invitation.subject", body));
        return link;
    }

    private Letter letter(Letter.Kind kind, Person person, OneTimeLinks.Issued link, String subject, String body) {
        Locale language = person.language();
        Viewer viewer = Viewer.current();
        String address = url.of(link.path());
        String until = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(LocalDate.ofInstant(link.expiresAt(), person.zone()));
        String text = Visit.textIn(language, body, person.name(), address, until, viewer == null ? "" : viewer.name());
        return Letter.of(kind, "invitation/" + link.id(), person.email(), language, Visit.textIn(language, subject))
                .text(text, Visit.textIn(language, "people.mail.invitation.do"), address);
    }

    /**
     * Invites somebody once more who was invited a while ago and has not joined; both links work until one is used. Of several
     * who do so at once only one does.
     */
    @Transactional
    void remind(Person person, UUID first) {
        int noted = jdbc.sql("update one_time_link set reminded_at = ? where id = ? and reminded_at is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), first)
                .update();
        if (noted > 0) {
            OneTimeLinks.Issued link = links.issueAnother(person.id(), OneTimeLinks.Purpose.INVITATION);
            jdbc.sql("update one_time_link set reminded_at = created_at where id = ?")
                    .param(link.id())
                    .update();
            outbox.send(letter(
                    Letter.Kind.INVITATION, person, link, "people.mail.again.subject", "people.mail.again.body"));
        }
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
        // What somebody asked an administrator for comes, whatever they have stopped.
        OneTimeLinks.Issued link = person.joined() ? sendReset(person) : send(person, Letter.Kind.ACCOUNT);
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
                        select * from (
                            select distinct on (l.person_id) l.id, l.person_id, p.name, p.email, l.created_at, l.expires_at
                            from one_time_link l join person p on p.id = l.person_id
                            where l.purpose = 'INVITATION' and l.used_at is null and p.password_hash is null
                              and p.disabled_at is null
                            order by l.person_id, l.id desc) newest
                        order by id desc limit ?
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
                        select count(distinct l.person_id) from one_time_link l join person p on p.id = l.person_id
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
