/**
 * What organisations are like, by which peers are found: the attributes whose values come from one list for all languages.
 * They are kept as codes and read in everybody's own language. Owns no tables and no pages.
 */
@ApplicationModule(allowedDependencies = {"web", "spreadsheets"})
@NullMarked
package org.allteach.attributes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
