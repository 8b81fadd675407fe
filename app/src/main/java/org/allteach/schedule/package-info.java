/**
 * When things happen: the course of a collaborative computed from a pattern, moved as a whole, kept off weekends and public
 * holidays. What has dates of its own and hangs on a phase follows it by {@link org.allteach.schedule.Follower}. Owns the
 * table holiday.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "people", "collaboratives", "settings"})
@NullMarked
package org.allteach.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
