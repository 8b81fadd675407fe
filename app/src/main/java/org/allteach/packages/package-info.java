/**
 * The change package: the collaborative's change ideas as a document, by change concept or by driver, with how to do them,
 * what is known of them and what helps; its versions from the expert meeting to the last one, and what differs between any
 * two. The ideas are those of {@code theory}. Owns the table package_version.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "audit",
            "people",
            "collaboratives",
            "measures",
            "theory",
            "spreadsheets"
        })
@NullMarked
package org.allteach.packages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
