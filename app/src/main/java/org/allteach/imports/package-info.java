/**
 * Spreadsheets in: a file is kept, its layout recognised or told, its rows read by the same form as all other values,
 * reviewed, committed as a whole and undone as a whole. Owns the tables import, import_chunk and import_problem, the pages
 * under {@code /c/{slug}/imports}, and the jobs that work on a file while its owner is elsewhere.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "measures",
            "loads",
            "spreadsheets"
        })
@NullMarked
package org.allteach.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
