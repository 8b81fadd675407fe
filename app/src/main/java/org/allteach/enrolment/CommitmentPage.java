package org.allteach.enrolment;

import java.util.List;
import org.allteach.collaboratives.Phase;
import org.allteach.enrolment.Application.State;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/** What a senior leader is asked to commit to. */
record CommitmentPage(
        Desk.Seen seen,
        String secret,
        Commitments.Commitment commitment,
        Commitments.@Nullable Signature signature,
        List<Phase> phases,
        Edit edit,
        Edit signing)
        implements Page {

    String base() {
        return "/applications/commitments/" + secret;
    }

    boolean maySign() {
        return !seen.isOver()
                && seen.application().state() == State.ACCEPTED
                && seen.call().agreement() != null;
    }

    @Override
    public int status() {
        return Math.max(edit.status(), signing.status());
    }
}
