/**
 * What every page and every API answer has in common: the page writer and the layout, who is looking, the access table
 * and the gate that obeys it, problems in words. Owns the tables of sessions and jobs.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.allteach.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
