/**
 * Charts, drawn: an analysis of the statistics library in, SVG and words out, the same on the page, in a report and in a
 * mail. Also the library's contract in JSON, at the terminal and over HTTP. Owns no tables.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package org.allteach.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
