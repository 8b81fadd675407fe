@NullMarked
package org.allteach.finding;

import org.jspecify.annotations.NullMarked;
