/**
 * Change ideas at work: the board and the impact/effort grid of a team's ideas and of the collaborative's, where an idea came
 * from and who else uses it, and "we'll try this". Owns no tables; {@code theory} keeps the ideas.
 */
@ApplicationModule(allowedDependencies = {"web", "collaboratives", "theory"})
@NullMarked
package org.allteach.ideas;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
