@NullMarked
package org.allteach.imports;

import org.jspecify.annotations.NullMarked;
