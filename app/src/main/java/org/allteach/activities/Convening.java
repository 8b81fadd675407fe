package org.allteach.activities;

import org.allteach.collaboratives.Membership;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;

/** Who may arrange what: nobody does in a collaborative that is over. */
public final class Convening {

    private Convening() {}

    /** Whether something can still be changed in it. */
    public static boolean isOpen(Membership membership) {
        return !membership.collaborative().state().isOver();
    }

    public static boolean may(Membership membership) {
        return membership.may(Permission.CONVENE) && isOpen(membership);
    }

    /** @throws Refusal as a conflict in a collaborative that is over: it is there to be read */
    public static void refuseArchive(Membership membership) {
        if (!isOpen(membership)) {
            throw Refusal.conflict(Problem.of("", membership.collaborative().slug(), "activities.problem.over"));
        }
    }
}
