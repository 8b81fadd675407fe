/**
 * Templates: what a collaborative can be started from, as reviewed YAML files that come along, as ones kept here, and as
 * ones brought from another installation. Owns the table template.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "prework",
            "overview",
            "settings",
            "schedule",
            "measures",
            "theory",
            "activities",
            "reminders",
            "lifecycle"
        })
@NullMarked
package org.allteach.templates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
