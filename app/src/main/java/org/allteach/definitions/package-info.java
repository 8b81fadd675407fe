/**
 * The pages on which people read what a measure means, define one, and see how its definition changed. The measures are
 * those of {@code measures}.
 */
@ApplicationModule(allowedDependencies = {"web", "collaboratives", "measures"})
@NullMarked
package org.allteach.definitions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
