/** What needs me today, across everything I take part in. Owns no tables. */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "people",
            "collaboratives",
            "overview",
            "submissions",
            "testing",
            "activities",
            "attendance",
            "enrolment",
            "lifecycle",
            "plans",
            "prework"
        })
@NullMarked
package org.allteach.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
