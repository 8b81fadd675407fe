@NullMarked
package org.allteach.loads;

import org.jspecify.annotations.NullMarked;
