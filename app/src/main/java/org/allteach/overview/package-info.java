/**
 * The collaboratives that one may see, starting one, and one at a glance: aim, course with today on it, next dates, who
 * teaches. The pooled charts and the heat map on that page are composed by URL from the modules that draw them. Owns no
 * tables; {@code collaboratives} keeps them.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "people", "collaboratives"})
@NullMarked
package org.allteach.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
