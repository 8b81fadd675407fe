/**
 * Who is missing in teams: the roles that the method asks for, professions, roles that end soon. Owns no tables; {@code
 * collaboratives} keeps who is what.
 */
@ApplicationModule(allowedDependencies = {"web", "collaboratives"})
@NullMarked
package org.allteach.formation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
