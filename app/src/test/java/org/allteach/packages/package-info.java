@NullMarked
package org.allteach.packages;

import org.jspecify.annotations.NullMarked;
