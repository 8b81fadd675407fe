package org.allteach.admin;

import java.util.List;
import org.allteach.mail.Addresses;
import org.allteach.mail.Outbox;
import org.allteach.web.Page;

/**
 * How mail leaves, what has not left, and what came back.
 *
 * @param mailbox from which it is read what came back; empty for none
 */
record MailPage(
        boolean delivers,
        String server,
        Outbox.Health health,
        List<Outbox.Waiting> waiting,
        List<Addresses.Bounced> bounced,
        String mailbox)
        implements Page {}
