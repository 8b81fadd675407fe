@NullMarked
package org.allteach.participation;

import org.jspecify.annotations.NullMarked;
