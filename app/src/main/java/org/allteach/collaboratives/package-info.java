/**
 * The collaborative: charter, phases, parameters and guidelines, teams, who is what in it. Implements the gate: what a
 * person may do follows from their assignments. Owns the tables collaborative, phase, team and assignment.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "mail", "people"})
@NullMarked
package org.allteach.collaboratives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
