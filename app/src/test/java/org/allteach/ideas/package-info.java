@NullMarked
package org.allteach.ideas;

import org.jspecify.annotations.NullMarked;
