package org.allteach.lifecycle;

import java.time.Instant;

/**
 * What somebody said of a requirement.
 *
 * @param waived whether it is left out; else it is met
 * @param note in words: what was done, or why it is left out
 */
record Mark(boolean waived, String note, String person, Instant at) {}
