package org.allteach.collaboratives;

import static org.allteach.web.Permission.*;

import java.util.EnumSet;
import java.util.Set;
import org.allteach.web.Permission;

/**
 * What somebody is, and what follows from it. A role is an assignment (person, role, scope, from, to), not a kind of
 * account; one person may have several.
 */
public enum Role {
    DIRECTOR(
            Scope.COLLABORATIVE,
            SEE,
            SEE_TEAMS,
            MANAGE,
            STEER,
            REVIEW,
            DEFINE_MEASURES,
            MANAGE_DATA,
            IMPORT,
            READ_AUDIT,
            SEE_CHARTS,
            SEE_TEAM,
            ENTER_DATA,
            ANNOTATE,
            LEAD_TEAM,
            DECIDE_CHARTS,
            SEE_TESTS,
            TEST,
            PREPARE,
            DESIGN_THEORY,
            CONVENE,
            COMMENT),
    CHAIR(
            Scope.COLLABORATIVE,
            SEE,
            SEE_TEAMS,
            REVIEW,
            SEE_CHARTS,
            SEE_TEAM,
            SEE_TESTS,
            DESIGN_THEORY,
            CONVENE,
            COMMENT),
    IMPROVEMENT_ADVISOR(
            Scope.COLLABORATIVE,
            SEE,
            SEE_TEAMS,
            REVIEW,
            DEFINE_MEASURES,
            SEE_CHARTS,
            SEE_TEAM,
            ANNOTATE,
            DECIDE_CHARTS,
            SEE_TESTS,
            DESIGN_THEORY,
            CONVENE,
            COMMENT),
    FACULTY(
            Scope.COLLABORATIVE,
            SEE,
            SEE_TEAMS,
            REVIEW,
            SEE_CHARTS,
            SEE_TEAM,
            SEE_TESTS,
            DESIGN_THEORY,
            CONVENE,
            COMMENT),
    /** Of named teams: one assignment for each. */
    COACH(Scope.COACHED_TEAM, SEE, SEE_TEAMS, SEE_CHARTS, SEE_TEAM, ANNOTATE, SEE_TESTS, COMMENT),
    DATA_MANAGER(
            Scope.COLLABORATIVE,
            SEE,
            SEE_TEAMS,
            REVIEW,
            MANAGE_DATA,
            IMPORT,
            READ_AUDIT,
            SEE_CHARTS,
            SEE_TEAM,
            ENTER_DATA,
            ANNOTATE,
            SEE_TESTS,
            CONVENE),
    /** Sees every team under its code only. */
    EVALUATOR(Scope.COLLABORATIVE, SEE, SEE_TEAMS),
    /** Sees what is pooled over the teams, never one of them. */
    COLLABORATIVE_SPONSOR(Scope.COLLABORATIVE, SEE),
    OBSERVER(Scope.COLLABORATIVE, SEE),

    LEADER(
            Scope.TEAM,
            SEE,
            SEE_TEAMS,
            IMPORT,
            SEE_CHARTS,
            SEE_TEAM,
            ENTER_DATA,
            ANNOTATE,
            LEAD_TEAM,
            DECIDE_CHARTS,
            SEE_TESTS,
            TEST,
            PREPARE,
            COMMENT),
    TEAM_SPONSOR(Scope.TEAM, SEE, SEE_TEAMS, SEE_CHARTS, SEE_TEAM, SEE_TESTS, PREPARE, COMMENT),
    CLINICAL_EXPERT(
            Scope.TEAM, SEE, SEE_TEAMS, SEE_CHARTS, SEE_TEAM, ENTER_DATA, ANNOTATE, SEE_TESTS, TEST, PREPARE, COMMENT),
    MEMBER(Scope.TEAM, SEE, SEE_TEAMS, SEE_CHARTS, SEE_TEAM, ENTER_DATA, ANNOTATE, SEE_TESTS, TEST, PREPARE, COMMENT),
    DATA_ENTRY(Scope.TEAM, SEE, SEE_TEAMS, IMPORT, SEE_CHARTS, SEE_TEAM, ENTER_DATA, ANNOTATE, SEE_TESTS, PREPARE),
    PARTNER(Scope.TEAM, SEE, SEE_TEAMS, SEE_CHARTS, SEE_TEAM, ENTER_DATA, ANNOTATE, SEE_TESTS, TEST, PREPARE, COMMENT);

    /** What an assignment of the role reaches. */
    public enum Scope {
        /** The collaborative and all its teams. */
        COLLABORATIVE,
        /** The collaborative, and of its teams those coached. */
        COACHED_TEAM,
        /** One team. */
        TEAM
    }

    private static final Set<Permission> OF_ONE_TEAM =
            EnumSet.of(SEE_CHARTS, SEE_TEAM, ENTER_DATA, ANNOTATE, DECIDE_CHARTS, LEAD_TEAM, SEE_TESTS, TEST, PREPARE);

    private final Scope scope;
    private final Set<Permission> permissions;

    Role(Scope scope, Permission first, Permission... rest) {
        this.scope = scope;
        this.permissions = EnumSet.of(first, rest);
    }

    public Scope scope() {
        return scope;
    }

    /** Whether the role is held in a team: by an assignment that names one. */
    public boolean isOfTeam() {
        return scope != Scope.COLLABORATIVE;
    }

    /** Whether the role lets its holder do this, within its scope. */
    public boolean may(Permission permission) {
        return permissions.contains(permission == ENTER_SOME_DATA ? ENTER_DATA : permission);
    }

    /** Whether a permission is about one team rather than the collaborative. */
    static boolean isAboutTeam(Permission permission) {
        return OF_ONE_TEAM.contains(permission);
    }
}
