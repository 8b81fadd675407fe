/**
 * Tests of change: PDSA cycles of a team, each in a ramp of cycles with growing scale. One page a cycle, saved as one types;
 * a quiet coach asks, it never blocks; tests show as marks on the charts of the measures they touch, tasks on their owners'
 * home page. Owns the tables ramp, cycle, cycle_idea, cycle_measure, cycle_prediction and cycle_task.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "attachments",
            "measures",
            "variation",
            "drawing",
            "theory"
        })
@NullMarked
package org.allteach.pdsa;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
