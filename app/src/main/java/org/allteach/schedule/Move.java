package org.allteach.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that moves along with the phases.
 *
 * @param what how people call it
 * @param after null where it falls away, because what is left of its phase has no room for it
 */
public record Move(String what, LocalDate before, @Nullable LocalDate after) {}
