/**
 * Driver diagrams as people see them: laid out, drawn as SVG, listed as an outline, taken along as files, pasted, taken back.
 * What the measures at a node show is calculated by {@code variation}. Owns no tables; {@code theory} keeps the diagrams and
 * {@code nodes} edits what is in them.
 */
@ApplicationModule(
        allowedDependencies = {"web", "collaboratives", "measures", "variation", "drawing", "spreadsheets", "theory"})
@NullMarked
package org.allteach.diagrams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
