@NullMarked
package org.allteach.submissions;

import org.jspecify.annotations.NullMarked;
