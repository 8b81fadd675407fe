/** What people come for, from the first page to the last, in a real browser. One class is one story. */
@NullMarked
package org.allteach.journeys;

import org.jspecify.annotations.NullMarked;
