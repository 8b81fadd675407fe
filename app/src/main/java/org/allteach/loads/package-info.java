/**
 * Many values at once: rows that stream in are read by the form of {@code measures}, compared with what stands there, and
 * written in one transaction. Also the API by which programs send and fetch data. Owns no tables: it writes those of
 * {@code measures}.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "people", "collaboratives", "measures"})
@NullMarked
package org.allteach.loads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
