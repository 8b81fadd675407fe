/**
 * Charts, drawn: an analysis of the {@code spc} library in, SVG and words out, the same on the page, in a report and in a
 * mail. Large ones with all that can be said on them, small ones by the hundred, icons, files, pixels. Owns no tables.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.allteach.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
