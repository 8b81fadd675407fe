/**
 * Activities in people's own calendars: a secret address that calendar programs read, and invitations by mail that update and
 * cancel themselves. Owns the tables calendar_feed and calendar_invitation.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "mail",
            "people",
            "collaboratives",
            "activities",
            "attendance",
            "prework"
        })
@NullMarked
package org.allteach.calendars;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
