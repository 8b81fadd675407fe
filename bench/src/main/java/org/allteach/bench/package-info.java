/** Measurements of the whole application, each beside a floor that is measured in the same run. */
@NullMarked
package org.allteach.bench;

import org.jspecify.annotations.NullMarked;
