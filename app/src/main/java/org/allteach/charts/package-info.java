/**
 * Control charts for everybody: the JSON contract of the {@code spc} library, on the command line and over HTTP. Owns no
 * tables; everything is calculated when asked for.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.allteach.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
