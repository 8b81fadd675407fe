package org.allteach.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    private final JdbcClient jdbc;
    private final OneTimeLinks links;
    private final Outbox outbox;
    private final PublicUrl url;
    private final Clock clock;

    Invitations(JdbcClient jdbc, OneTimeLinks links, Outbox outbox, PublicUrl url, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.outbox = outbox;
        this.url = url;
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
    void send(Person person) {
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
    }
}
