/**
 * How much each team takes part: who came, called, submitted, tested and contributed, and when. Nobody enters anything for
 * it; it is gathered from the slices in which people do these things, and is what an evaluation later asks for. Owns no
 * tables. It never tells a person's name, only as what they did it.
 */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "collaboratives",
            "spreadsheets",
            "attachments",
            "theory",
            "pdsa",
            "comments",
            "submissions",
            "activities",
            "attendance"
        })
@NullMarked
package org.allteach.participation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
