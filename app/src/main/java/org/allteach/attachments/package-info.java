/**
 * Files that belong to something of a collaborative, such as a change idea or a test. What may be kept, and how it is handed
 * out: always to be saved, never to be shown in a page. Who may see them, the slice of their topic knows. Owns the table
 * attachment.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "people", "collaboratives"})
@NullMarked
package org.allteach.attachments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
