/**
 * Statistical process control: series in, analysis out.
 *
 * <p>Start with {@link org.allteach.spc.Chart#analyse}: a {@link org.allteach.spc.Series} and its
 * {@link org.allteach.spc.Options} give either an {@link org.allteach.spc.Analysis} or all the
 * {@link org.allteach.spc.Problem}s of the request at once. The library is pure: it draws nothing, reads
 * no clock, no file and no default locale, and keeps no state. Everything is immutable and may be shared between
 * threads.
 *
 * <p>In primitive arrays and results {@code NaN} stands for "none"; in records {@code null} does.
 */
@NullMarked
package org.allteach.spc;

import org.jspecify.annotations.NullMarked;
