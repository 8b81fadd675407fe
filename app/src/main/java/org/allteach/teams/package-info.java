/**
 * The teams of a collaborative, as its members see them: who takes part, and each team's own workspace with its aim and its
 * people. What others see of a team follows from {@code Membership.sight}. Measures and charts on the workspace are composed
 * by URL. Owns no tables; {@code collaboratives} keeps them.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "mail", "people", "collaboratives"})
@NullMarked
package org.allteach.teams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
