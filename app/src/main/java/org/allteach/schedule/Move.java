package org.allteach.schedule;

import java.time.LocalDate;

/**
 * Something that moves along with the phases.
 *
 * @param what how people call it
 */
public record Move(String what, LocalDate before, LocalDate after) {}
