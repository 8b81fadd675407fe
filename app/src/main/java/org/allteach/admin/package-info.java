/** The installation at a glance for its administrators: what is in it, its mail, who did what. Owns pages only. */
@ApplicationModule(allowedDependencies = {"web", "audit", "mail", "people"})
@NullMarked
package org.allteach.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
