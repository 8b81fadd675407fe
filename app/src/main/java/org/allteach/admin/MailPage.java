package org.allteach.admin;

import java.util.List;
import org.allteach.mail.Addresses;
import org.allteach.mail.Outbox;
import org.allteach.web.Page;

/** How mail leaves, and what has not left. */
record MailPage(
        boolean delivers,
        String server,
        Outbox.Health health,
        List<Outbox.Waiting> waiting,
        List<Addresses.Bounced> bounced)
        implements Page {}
