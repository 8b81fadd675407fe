package org.allteach.admission;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Applications from a spreadsheet: the form, and what would become of its rows.
 *
 * @param rows the rows as text, which the commitment carries along
 * @param plan null before a file was sent, or where it could not be read
 */
record IntakePage(Membership membership, String rows, Intake.@Nullable Plan plan, List<Problem> problems)
        implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/applications";
    }

    boolean mayCommit() {
        return plan != null && problems.isEmpty();
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
