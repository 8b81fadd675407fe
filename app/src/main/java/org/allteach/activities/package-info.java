/**
 * What a collaborative does together: learning sessions, calls, webinars, visits, office hours, the congress. When and where,
 * for whom, what is on the agenda, what there is to read; single ones and series. Who comes is the business of attendance.
 * Owns the tables activity, activity_slot and activity_link; publishes {@link ActivityChanged}.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "attachments",
            "schedule",
            "settings"
        })
@NullMarked
package org.allteach.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
