/**
 * Who comes to sessions and calls, who came, and what they thought of it: registration with places and a waiting list,
 * attendance by code, by list and by one's own word, the evaluation; the page of one activity, which brings all of it
 * together. Owns the tables registration and attendance; publishes {@link RegistrationChanged}.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "overview",
            "attachments",
            "activities",
            "surveys",
            "plans"
        })
@NullMarked
package org.allteach.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
