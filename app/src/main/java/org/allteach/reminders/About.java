package org.allteach.reminders;

import org.allteach.collaboratives.Collaborative;

/** What somebody can be reminded of. */
public enum About {
    /** Data of a period that a team has not submitted. */
    SUBMISSION("heat-map"),
    /** A point of the prework that a team has not done. */
    PREWORK("prework?show=open"),
    /** A session for which somebody has neither registered nor said no. */
    REGISTRATION("activities"),
    /** A task that somebody took on in a test of change. */
    CYCLE_TASK("cycles"),
    /** A test whose end has come and that has not been studied. */
    STUDY("cycles"),
    /** A step of a team's plan that is not done. */
    PLAN_STEP("activities"),
    /** A team's report on an action period that is not handed in. */
    REPORT("activities");

    private final String page;

    About(String page) {
        this.page = page;
    }

    /** Where all of it in a collaborative is listed. */
    String path(Collaborative collaborative) {
        return "/c/" + collaborative.slug() + "/" + page;
    }
}
