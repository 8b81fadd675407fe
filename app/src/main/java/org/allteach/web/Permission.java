package org.allteach.web;

import java.util.EnumSet;
import java.util.Set;

/** What a route asks of its viewer. The scope is read from the path: {@code {slug}} and {@code {team}}. */
public enum Permission {
    /** Nothing. */
    ANYONE,
    /** An account. */
    SIGNED_IN,
    /** To be an administrator of the installation. */
    ADMINISTER,

    /** To see the collaborative itself: aim, phases, pooled charts. */
    SEE,
    /** To see its teams beside each other, as far as its visibility goes. */
    SEE_TEAMS,
    /** To set its charter, parameters, phases, teams and people. */
    MANAGE,
    /** To lead it from state to state, and to keep what was learned as a template: what an archive still allows. */
    STEER,
    /** To read applications and say what one thinks of them. */
    REVIEW,
    /** To define its measures. */
    DEFINE_MEASURES,
    /** To enter, correct and close every team's data. */
    MANAGE_DATA,
    /** To bring a spreadsheet in for the teams whose data one may enter. */
    IMPORT,
    /** To enter the data of at least one team; of which ones, the rows decide. */
    ENTER_SOME_DATA,
    /** To read who did what in it. */
    READ_AUDIT,

    /** To see the charts of one team: one's own, or where teams are named. */
    SEE_CHARTS,
    /** To see a team's workspace: its data as entered, drafts and history. */
    SEE_TEAM,
    /** To enter a team's data. */
    ENTER_DATA,
    /** To write notes on a team's charts. */
    ANNOTATE,
    /** To decide how a team's charts are calculated: where a phase begins, which points are left out. */
    DECIDE_CHARTS,
    /** To lead a team: its aim, its members. */
    LEAD_TEAM,
    /** To see a team's theory and those of its tests that are no drafts: one's own, or where teams are named. */
    SEE_TESTS,
    /** To change a team's theory, to plan and run its tests. */
    TEST,
    /** To change the collaborative's theory and its change package. */
    DESIGN_THEORY,
    /** To plan sessions and calls, and to note who came. */
    CONVENE,
    /** To do a team's prework and say so. */
    PREPARE,
    /** To comment on what a team, or the collaborative, thinks and tests. */
    COMMENT;

    private static final Set<Permission> CHANGING = EnumSet.of(
            MANAGE,
            DEFINE_MEASURES,
            MANAGE_DATA,
            IMPORT,
            ENTER_SOME_DATA,
            ENTER_DATA,
            ANNOTATE,
            DECIDE_CHARTS,
            LEAD_TEAM,
            TEST,
            DESIGN_THEORY,
            CONVENE,
            PREPARE,
            COMMENT);

    /** Whether it lets its holder change something; where all is over nobody does. */
    public boolean changes() {
        return CHANGING.contains(this);
    }
}
