@NullMarked
package org.allteach.nodes;

import org.jspecify.annotations.NullMarked;
