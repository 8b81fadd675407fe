@NullMarked
package org.allteach.benchmarks;

import org.jspecify.annotations.NullMarked;
