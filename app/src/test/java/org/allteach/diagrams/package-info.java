@NullMarked
package org.allteach.diagrams;

import org.jspecify.annotations.NullMarked;
