/**
 * Enrolment as applicants see it: the call for teams, the applications that answer it, the senior leader's commitment, the
 * agreement and who signed it. Applicants and senior leaders need no account; they come by secret links from mails. Owns the
 * tables call_for_teams, agreement, application, application_link, commitment, signature and call_request.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "mail",
            "people",
            "collaboratives",
            "attachments",
            "attributes"
        })
@NullMarked
package org.allteach.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
