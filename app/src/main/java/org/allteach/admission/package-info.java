/**
 * Admission: applications as those see them who decide on them: what several reviewers think, the decision with its reason,
 * the waiting list, and the team that an application becomes; many at once by spreadsheet; a letter when some have come in.
 * Owns the tables application_review and reviewer_told; {@code enrolment} keeps the applications.
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
            "attributes",
            "spreadsheets",
            "enrolment"
        })
@NullMarked
package org.allteach.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
