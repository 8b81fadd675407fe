package org.allteach.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.attachments.Attachments.Attachment;
import org.allteach.collaboratives.Choices;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phase;
import org.allteach.enrolment.Application.State;
import org.allteach.people.Languages;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** An application as its applicant sees it. */
record ApplicantPage(
        Desk.Seen seen,
        String secret,
        boolean isOpen,
        Commitments.@Nullable Commitment commitment,
        Commitments.@Nullable Signature signature,
        List<Attachment> files,
        List<Phase> phases,
        Edit edit,
        Edit signing)
        implements Page {

    private static final int SPARE_SEATS = 2;
    private static final int FIRST_SEATS = 4;

    Application application() {
        return seen.application();
    }

    Call call() {
        return seen.call();
    }

    String base() {
        return "/applications/" + secret;
    }

    String state() {
        return Given.written(application().state());
    }

    /** Whether there is something to sign. */
    boolean maySign() {
        return !seen.isOver() && application().state() == State.ACCEPTED && call().agreement() != null;
    }

    boolean mayWithdraw() {
        return !seen.isOver()
                && application().team() == null
                && application().state().mayBecome(State.WITHDRAWN);
    }

    /** The questions that are asked with a text. */
    List<Question> questions(boolean isLong) {
        return call().asked().keySet().stream()
                .filter(question -> call().asks(question)
                        && question.longest() > 0
                        && question.isLong() == isLong
                        && question != Question.DATA_SHARING)
                .toList();
    }

    int seats() {
        int filled = application().roster().size();
        return Math.min(ApplicationForm.MOST_SEATS, Math.max(FIRST_SEATS, filled + SPARE_SEATS));
    }

    List<Option> countries() {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("people.country.choose")));
        options.addAll(Languages.countries(Visit.locale()));
        return options;
    }

    /** The roles of a team; the senior leader has fields of their own. */
    List<Option> roles() {
        var options = new ArrayList<Option>();
        options.add(new Option("", Visit.text("enrolment.seat.choose")));
        options.addAll(Choices.roles(seen.collaborative().words(), ApplicationForm.ROLES.stream()));
        return options;
    }

    String countryName() {
        String country = application().country();
        return country.isEmpty() ? "" : Locale.of("", country).getDisplayCountry(Visit.locale());
    }

    @Override
    public int status() {
        return Math.max(edit.status(), signing.status());
    }
}
