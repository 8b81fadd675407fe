@NullMarked
package org.allteach.prework;

import org.jspecify.annotations.NullMarked;
