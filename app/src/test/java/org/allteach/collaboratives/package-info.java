@NullMarked
package org.allteach.collaboratives;

import org.jspecify.annotations.NullMarked;
