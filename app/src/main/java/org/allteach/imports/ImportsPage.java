package org.allteach.imports;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Page;
import org.allteach.web.Problem;

/** The files that came in, and the way in for another. */
record ImportsPage(Membership membership, List<Import> imports, List<Problem> problems) implements Page {

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/imports";
    }
}
