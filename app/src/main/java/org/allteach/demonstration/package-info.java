/**
 * The demonstration collaborative "Joy in Work": invented hospitals and people, made by a seeded generator from a script
 * that stands beside it, dated so that it is always in its twelfth month. Loads it, dates it anew, removes it. Owns no
 * tables: it writes into those of the modules below, since history can only be told by whoever sets the clock.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "mail",
            "people",
            "accounts",
            "collaboratives",
            "measures",
            "theory",
            "packages",
            "pdsa"
        })
@NullMarked
package org.allteach.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
