package org.allteach.submissions;

import org.allteach.web.Page;

/** The heat map as a page of its own. */
record HeatMapPage(HeatMap map) implements Page {}
