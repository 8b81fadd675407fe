@NullMarked
package org.allteach.variation;

import org.jspecify.annotations.NullMarked;
