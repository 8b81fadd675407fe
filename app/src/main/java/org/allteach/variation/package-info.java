/**
 * How teams vary, and how each varies over time: the chart of one measure of one team, the wall of all teams, all measures
 * of one team, the pooled chart; as pages, pictures and JSON. Every one of them is calculated by {@code Charting} and goes
 * through {@code Disclosure}, which decides whether a viewer sees a team by name, under its code or not at all. Owns the
 * tables chart_note and chart_decision.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "measures",
            "charts",
            "drawing",
            "spreadsheets"
        })
@NullMarked
package org.allteach.variation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
