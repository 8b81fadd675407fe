@NullMarked
package org.allteach.testing;

import org.jspecify.annotations.NullMarked;
