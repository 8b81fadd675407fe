@NullMarked
package org.allteach.comments;

import org.jspecify.annotations.NullMarked;
