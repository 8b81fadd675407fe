package org.allteach.calendars;

import org.allteach.web.Page;

/**
 * A part of an activity's page: take it into one's calendar, invite by mail.
 *
 * @param open how many would be invited by mail, where the viewer may do so; else 0
 */
record InvitationsPage(String path, boolean mayTake, int open) implements Page {}
