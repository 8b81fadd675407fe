@NullMarked
package org.allteach.plans;

import org.jspecify.annotations.NullMarked;
