/**
 * What is measured and the values: definitions of measures with their versions, and every value of a measure, a team and a
 * period with all its revisions. A value given in a form, a file or by the API is read by one form ({@code SubmissionForm})
 * and written by one hand ({@code Observations}). Owns the tables measure, measure_version, observation and
 * observation_history; publishes {@code DataSubmitted}.
 */
@ApplicationModule(allowedDependencies = {"web", "database", "audit", "people", "collaboratives"})
@NullMarked
package org.allteach.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
