@NullMarked
package org.allteach.theory;

import org.jspecify.annotations.NullMarked;
