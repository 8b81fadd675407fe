package org.allteach.diagrams;

import java.util.List;
import org.allteach.web.Page;

/** What happened to a theory, the newest first. */
record HistoryPage(Scope scope, List<Change> changes) implements Page {}
