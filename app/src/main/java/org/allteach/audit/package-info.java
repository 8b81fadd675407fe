/** Who did what, when, and from where: one row for every change, written in the transaction of the change. */
@ApplicationModule(allowedDependencies = {"web", "database"})
@NullMarked
package org.allteach.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
