package org.allteach.packages;

import java.time.Instant;
import org.allteach.theory.Diagram;

/**
 * The change package as it was given out.
 *
 * @param number 1, 2, 3 …
 * @param title what people call it: after the expert meeting, after the second session
 * @param content the collaborative's theory of that moment, without what had retired
 */
public record PackageVersion(int number, String title, String note, String person, Instant at, Diagram content) {}
