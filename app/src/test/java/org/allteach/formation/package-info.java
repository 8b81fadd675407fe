@NullMarked
package org.allteach.formation;

import org.jspecify.annotations.NullMarked;
