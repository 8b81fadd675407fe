@NullMarked
package org.allteach.pdsa;

import org.jspecify.annotations.NullMarked;
