/**
 * Teams enter their data: the grid of measures and periods, pasting, submitting and recalling, the history of each value;
 * and who has submitted what, late or not at all. Owns no tables: what is expected follows from the definitions, and values
 * are those of {@code measures}.
 */
@ApplicationModule(allowedDependencies = {"web", "people", "collaboratives", "measures", "plans"})
@NullMarked
package org.allteach.submissions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
