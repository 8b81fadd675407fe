/**
 * Prework: what every team does before the first learning session, how far each is with it, and the coordinator's matrix of
 * teams and items. Owns the tables prework_item and prework_state.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "settings",
            "attachments",
            "spreadsheets"
        })
@NullMarked
package org.allteach.prework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
