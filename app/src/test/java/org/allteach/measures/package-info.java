@NullMarked
package org.allteach.measures;

import org.jspecify.annotations.NullMarked;
