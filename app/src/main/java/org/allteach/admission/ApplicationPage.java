package org.allteach.admission;

import java.util.Arrays;
import java.util.List;
import org.allteach.attachments.Attachments.Attachment;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Call;
import org.allteach.enrolment.Commitments.Commitment;
import org.allteach.enrolment.Commitments.Signature;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One application as those see it who decide on it.
 *
 * @param codes the codes under which its team could be kept
 * @param free how many places are left
 * @param letter the newest mail to the applicant where no mail leaves the installation, to be passed on; else empty
 */
record ApplicationPage(
        Membership membership,
        Call call,
        Application application,
        List<Reviews.Review> reviews,
        @Nullable Commitment commitment,
        @Nullable Signature signature,
        List<Attachment> files,
        Admission.Codes codes,
        int free,
        String letter,
        Edit review,
        Edit decision)
        implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/applications/" + application.id();
    }

    String state() {
        return Given.written(application.state());
    }

    boolean mayManage() {
        return membership.may(Permission.MANAGE);
    }

    boolean mayEnrol() {
        return mayManage()
                && (application.state() == State.AGREEMENT_SIGNED
                        || application.state() == State.ACCEPTED && call.agreement() == null);
    }

    /** What can be decided now. */
    List<State> decisions() {
        return application.state().next().stream().filter(State::isDecision).toList();
    }

    static List<Option> opinions() {
        return Arrays.stream(Reviews.Opinion.values())
                .map(one -> new Option(Given.written(one), Listed.word(one)))
                .toList();
    }

    /** What the viewer said before, or has just typed. */
    String typed(String field) {
        if (review.isBack()) {
            return review.value(field);
        }
        return reviews.stream()
                .filter(one -> one.person().equals(membership.viewer().id()))
                .findFirst()
                .map(one -> field.equals("note") ? one.note() : Given.written(one.opinion()))
                .orElse("");
    }

    String code(String field) {
        String typed = decision.value(field);
        return !typed.isEmpty() ? typed : field.equals("team-code") ? codes.team() : codes.organisation();
    }

    static String word(State state) {
        return Visit.text("admission.decision." + Given.written(state));
    }

    @Override
    public int status() {
        return Math.max(review.status(), decision.status());
    }
}
