/**
 * Spreadsheets as rows of cells: CSV in its many dialects and XLSX, read row by row with bounded memory and time, and
 * every file that is neither named in one clear problem. Owns no tables and no pages, and knows nothing of what the cells
 * mean.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package org.allteach.spreadsheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
