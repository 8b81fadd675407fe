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
 * @param history what has become of it, the newest first
 */
record ApplicationPage(
        Membership membership,
        Call call,
        Application application,
        List<Reviews.Review> reviews,
        @Nullable Commitment commitment,
        @Nullable Signature signature,
        List<Attachment> files,
        Founding.Codes codes,
        List<History.Step> history,
        int free,
        Letters letters,
        Edit review,
        Edit decision)
        implements Page {

    /**
     * What is handed on by hand where no mail leaves the installation.
     *
     * @param newest what the newest mail to the applicant says; empty where it has left
     * @param link a link that has just been made; empty where none was asked for
     * @param to for whom it is: {@code senior-leader}, else the applicant
     */
    record Letters(boolean delivers, String newest, String link, String to) {

        boolean isForSeniorLeader() {
            return to.equals("senior-leader");
        }
    }

    /** The same with a link to be passed on. */
    ApplicationPage handing(String to, String link) {
        return new ApplicationPage(
                membership,
                call,
                application,
                reviews,
                commitment,
                signature,
                files,
                codes,
                history,
                free,
                new Letters(letters.delivers(), letters.newest(), link, to),
                review,
                decision);
    }

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

    boolean isConfirmed() {
        return commitment != null && commitment.isGiven();
    }

    /** Whether somebody could go on now although the senior leader has not confirmed. */
    boolean lacksWord() {
        return !isConfirmed() && (mayEnrol() || decisions().contains(State.ACCEPTED));
    }

    /** What must happen before there is something to do here, as a message's key; null where something can be done. */
    @Nullable
    String awaited() {
        return switch (application.state()) {
            case INVITED, STARTED -> "admission.awaits.submission";
            case NEEDS_CHANGES -> "admission.awaits.changes";
            case ACCEPTED -> call.agreement() == null ? null : "admission.awaits.signature";
            case WAITLISTED -> free > 0 ? null : "admission.awaits.place";
            case SUBMITTED, DECLINED, AGREEMENT_SIGNED, ENROLLED, WITHDRAWN, COMPLETED -> null;
        };
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
