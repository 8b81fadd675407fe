@NullMarked
package org.allteach.calendars;

import org.jspecify.annotations.NullMarked;
