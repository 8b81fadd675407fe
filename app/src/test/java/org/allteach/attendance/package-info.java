@NullMarked
package org.allteach.attendance;

import org.jspecify.annotations.NullMarked;
