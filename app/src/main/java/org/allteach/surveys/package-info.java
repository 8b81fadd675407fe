/**
 * Short forms about something of a collaborative, answered once per person and without their name. Who may answer, the slice
 * of their topic knows. Owns the tables survey_question, survey_answered, survey_tally and survey_text.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "people", "collaboratives"})
@NullMarked
package org.allteach.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
