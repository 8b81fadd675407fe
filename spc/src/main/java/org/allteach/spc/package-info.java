/** Statistical process control: a series in, its analysis out. No I/O, no clock, no drawing. */
@NullMarked
package org.allteach.spc;

import org.jspecify.annotations.NullMarked;
