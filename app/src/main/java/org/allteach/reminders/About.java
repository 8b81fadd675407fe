package org.allteach.reminders;

/** What somebody can be reminded of. */
public enum About {
    /** Data of a period that a team has not submitted. */
    SUBMISSION,
    /** A point of the prework that a team has not done. */
    PREWORK,
    /** A session for which somebody has neither registered nor said no. */
    REGISTRATION,
    /** A task that somebody took on in a test of change. */
    CYCLE_TASK,
    /** A test whose end has come and that has not been studied. */
    STUDY
}
