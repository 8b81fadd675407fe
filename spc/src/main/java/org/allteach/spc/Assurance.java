package org.allteach.spc;

import java.util.Locale;

/**
 * The assurance icon of NHS England's Making Data Count: whether the process, left as it is, will meet its target.
 *
 * <p>It compares the target at the last point with the limits of the last phase there; a target exactly on a limit is
 * {@link #HIT_OR_MISS}.
 */
public enum Assurance {
    /** The target lies outside the limits on the better side's far end: always met. */
    PASS,
    /** The target lies outside the limits where the process does not reach: never met. */
    FAIL,
    /** The target lies within the limits: met or missed by chance. */
    HIT_OR_MISS;

    /** The name in the JSON contract, as {@code hit-or-miss}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
