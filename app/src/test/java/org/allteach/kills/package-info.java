/** Whole processes, killed in the midst of their work. */
@NullMarked
package org.allteach.kills;

import org.jspecify.annotations.NullMarked;
