@NullMarked
package org.allteach.attributes;

import org.jspecify.annotations.NullMarked;
