package org.allteach.pdsa;

import org.allteach.web.Page;

/** One ramp of a team: its stairs and its cycles. */
record RampPage(TeamTestsPage tests, Ramp ramp) implements Page {}
