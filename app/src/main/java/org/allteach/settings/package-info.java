/**
 * What a director sets: charter, parameters and guidelines, phases, teams, people and their roles; and the log of who did
 * what. Owns no tables; {@code collaboratives} keeps what is set here.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "mail", "people", "collaboratives"})
@NullMarked
package org.allteach.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
