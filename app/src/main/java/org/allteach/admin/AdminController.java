package org.allteach.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.allteach.audit.AuditEntry;
import org.allteach.audit.AuditFilter;
import org.allteach.audit.AuditTrail;
import org.allteach.mail.Addresses;
import org.allteach.mail.Bounces;
import org.allteach.mail.Outbox;
import org.allteach.mail.PublicUrl;
import org.allteach.people.Invitations;
import org.allteach.people.Organisations;
import org.allteach.people.People;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The installation at a glance: what is in it, its mail, who did what. */
@Controller
@RequestMapping("/admin")
class AdminController {

    private static final int MAILS = 100;
    private static final int ENTRIES = 50;
    private static final int INVITATIONS = 500;

    private final People people;
    private final Organisations organisations;
    private final Invitations invitations;
    private final Outbox outbox;
    private final Addresses addresses;
    private final Bounces bounces;
    private final AuditTrail audit;
    private final PublicUrl url;

    AdminController(
            People people,
            Organisations organisations,
            Invitations invitations,
            Outbox outbox,
            Addresses addresses,
            Bounces bounces,
            AuditTrail audit,
            PublicUrl url) {
        this.people = people;
        this.organisations = organisations;
        this.invitations = invitations;
        this.outbox = outbox;
        this.addresses = addresses;
        this.bounces = bounces;
        this.audit = audit;
        this.url = url;
    }

    @GetMapping
    Page overview() {
        return new AdminPage(
                organisations.count(),
                people.count(),
                invitations.countPending(),
                outbox.delivers(),
                outbox.health(),
                url.of("/"));
    }

    @GetMapping("/invitations")
    Page pending() {
        return new InvitationsPage(invitations.pending(INVITATIONS), outbox.delivers());
    }

    @GetMapping("/mail")
    Page mail() {
        return new MailPage(
                outbox.delivers(),
                outbox.server(),
                outbox.health(),
                outbox.waiting(MAILS),
                addresses.bounced(MAILS),
                bounces.mailbox());
    }

    @PostMapping("/mail/retry")
    ResponseEntity<Void> retry() {
        outbox.retry();
        return SeeOther.to("/admin/mail");
    }

    /** Sends to an address again that mail came back from. */
    @PostMapping("/mail/addresses")
    ResponseEntity<Void> tryAddress(@RequestParam(defaultValue = "") String address) {
        addresses.tryAgain(address);
        return SeeOther.to("/admin/mail");
    }

    /** From the first day to the last, both in the viewer's own time zone. */
    @GetMapping("/audit")
    Page audit(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable UUID before) {
        var problems = new ArrayList<Problem>();
        LocalDate first = date("from", from, problems);
        LocalDate last = date("to", to, problems);
        var filter = new AuditFilter(
                person.strip(),
                action.strip(),
                subject.strip(),
                start(first),
                start(last == null ? null : last.plusDays(1)));
        List<AuditEntry> entries = audit.entries(AuditTrail.INSTALLATION, filter, before, ENTRIES + 1);
        return LogPage.of(new LogPage.Asked(person, action, subject, from, to), entries, ENTRIES, problems);
    }

    private static @Nullable LocalDate date(String field, String given, List<Problem> problems) {
        if (given.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(given.strip());
        } catch (DateTimeException e) {
            problems.add(Problem.of(field, given, "problem.date"));
            return null;
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Visit.zone()).toInstant();
    }
}
