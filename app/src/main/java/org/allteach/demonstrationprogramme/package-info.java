/**
 * What the demonstration did together: its call and applications, the steps of its life, sessions and calls with who came and
 * what they thought, plans, and reminders. Told by hand in the files beside it, dated like the rest. Owns no tables; takes
 * the holidays that it entered away again.
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
            "surveys",
            "enrolment",
            "reminders",
            "demonstration"
        })
@NullMarked
package org.allteach.demonstrationprogramme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
