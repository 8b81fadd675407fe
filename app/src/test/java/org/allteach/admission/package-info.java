@NullMarked
package org.allteach.admission;

import org.jspecify.annotations.NullMarked;
