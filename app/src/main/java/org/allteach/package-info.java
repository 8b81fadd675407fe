/** The application as a whole: what {@code ./allteach} starts, and how. */
@NullMarked
package org.allteach;

import org.jspecify.annotations.NullMarked;
