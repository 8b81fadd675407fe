/**
 * What people say about a node of a theory, and who hears of what: comments, watching, news for the home page. News are read
 * with the eyes of whoever reads them: what is hidden by then is not told. Owns the tables comment, watch and notice.
 */
@ApplicationModule(
        allowedDependencies = {"web", "database", "audit", "people", "collaboratives", "theory", "pdsa", "finding"})
@NullMarked
package org.allteach.comments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
