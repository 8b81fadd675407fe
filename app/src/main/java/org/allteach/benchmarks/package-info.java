/**
 * Teams side by side: every team's value of a measure over a time as a funnel, as small charts and as a table; and the
 * summary tables of one team's measures and of one measure's teams. Owns no tables. What a viewer may see of whom is decided
 * by {@code variation}'s {@code Disclosure}; what may be told of the others together, by {@code Bundles}.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "attributes",
            "people",
            "collaboratives",
            "measures",
            "drawing",
            "spreadsheets",
            "submissions",
            "variation"
        })
@NullMarked
package org.allteach.benchmarks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
