/**
 * Control charts for everybody: an analysis of the {@code spc} library drawn as SVG and said in words, the same on the page,
 * in a report and in a mail; and the library's JSON contract, on the command line and over HTTP. Owns no tables;
 * everything is calculated when asked for.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.allteach.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
