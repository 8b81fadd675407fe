package org.allteach.admin;

import java.util.List;
import org.allteach.people.Invitations;
import org.allteach.web.Page;

/** Who has been invited and has not joined, with the links to pass on where no mail leaves. */
record InvitationsPage(List<Invitations.Pending> pending, boolean delivers) implements Page {}
