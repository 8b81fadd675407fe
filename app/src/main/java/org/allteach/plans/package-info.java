/**
 * Action periods: what is expected of teams in each, what it is about, and what each team takes on: what, by when, by whom.
 * How much teams do, the slices above count: {@link Doing}. Owns the tables plan_item and period_brief.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "people", "collaboratives", "activities"})
@NullMarked
package org.allteach.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
