/**
 * The theory of what will help: driver diagrams of the collaborative and of its teams, with their change ideas. A diagram is
 * a value; every edit makes another one, is kept as a revision and can be taken back. A team adopts nodes from the
 * collaborative or from another team, and the link to where they came from remains. Owns the tables theory, theory_node,
 * theory_link, theory_measure and theory_revision.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "people", "collaboratives", "measures"})
@NullMarked
package org.allteach.theory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
