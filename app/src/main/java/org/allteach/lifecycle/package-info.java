/**
 * The life of a collaborative as a way that one is guided along: what each state needs before the next, what is missing,
 * the step on and the step back; suspending and cancelling; the test of the topic and the scale of progress. Owns the tables
 * lifecycle_step, lifecycle_mark, topic and assessment_scale.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "prework",
            "settings",
            "measures",
            "theory",
            "packages",
            "enrolment",
            "activities",
            "attendance",
            "overview"
        })
@NullMarked
package org.allteach.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
