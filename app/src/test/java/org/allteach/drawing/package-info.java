@NullMarked
package org.allteach.drawing;

import org.jspecify.annotations.NullMarked;
