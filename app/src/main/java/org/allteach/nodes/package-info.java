/**
 * The boxes of driver diagrams one by one: a node's page with all that is known of it, and every edit of nodes and links,
 * from the page's forms and in place in the drawing. Owns no tables; {@code theory} keeps the diagrams.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "database",
            "collaboratives",
            "attachments",
            "measures",
            "drawing",
            "theory",
            "diagrams"
        })
@NullMarked
package org.allteach.nodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
