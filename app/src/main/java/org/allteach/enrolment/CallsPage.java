package org.allteach.enrolment;

import java.util.List;
import org.allteach.web.Page;

/** The calls that anybody can answer today. */
record CallsPage(List<Calls.Published> calls) implements Page {}
