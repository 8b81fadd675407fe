package org.allteach.admin;

import org.allteach.mail.Outbox;
import org.allteach.web.Page;

/** The installation at a glance. */
record AdminPage(int organisations, int people, int pending, boolean delivers, Outbox.Health mail, String url)
        implements Page {}
