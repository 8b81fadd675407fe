/**
 * One search over everything of a collaborative that a viewer may see: what it measures, does, knows, tests and says. What
 * slices keep in tables of their own without telling others they find themselves, as {@link Findable}. Owns no tables.
 */
@ApplicationModule(allowedDependencies = {"web", "collaboratives", "measures", "activities", "theory", "variation"})
@NullMarked
package org.allteach.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
