/**
 * Tests of change across teams: search, the quality of testing, what is known of an idea from all who tested it, the API; and
 * what tests say elsewhere: marks on charts, tasks on the home page. Owns no tables.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "attributes",
            "database",
            "people",
            "collaboratives",
            "measures",
            "variation",
            "drawing",
            "spreadsheets",
            "theory",
            "pdsa",
            "plans",
            "finding"
        })
@NullMarked
package org.allteach.testing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
