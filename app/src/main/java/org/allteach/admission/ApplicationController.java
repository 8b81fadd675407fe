package org.allteach.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.enrolment.Announcements;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.Calls;
import org.allteach.enrolment.Commitments;
import org.allteach.enrolment.Enrolment;
import org.allteach.mail.Outbox;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One application: what it says, what reviewers think of it, what is decided. */
@Controller
@RequestMapping("/c/{slug}/applications/{application}")
class ApplicationController {

    private static final int LONGEST = 4_000;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final Register register;
    private final Applications applications;
    private final Calls calls;
    private final Enrolment enrolment;
    private final Admission admission;
    private final Founding founding;
    private final History history;
    private final Reviews reviews;
    private final Commitments commitments;
    private final Announcements announcements;
    private final Attachments files;
    private final Outbox outbox;

    ApplicationController(
            Register register,
            Applications applications,
            Calls calls,
            Enrolment enrolment,
            Admission admission,
            Founding founding,
            History history,
            Reviews reviews,
            Commitments commitments,
            Announcements announcements,
            Attachments files,
            Outbox outbox) {
        this.register = register;
        this.applications = applications;
        this.calls = calls;
        this.enrolment = enrolment;
        this.admission = admission;
        this.founding = founding;
        this.history = history;
        this.reviews = reviews;
        this.commitments = commitments;
        this.announcements = announcements;
        this.files = files;
        this.outbox = outbox;
    }

    @GetMapping
    Page show(Membership membership, @PathVariable("application") String id) {
        return page(membership, find(membership, id), Edit.blank(), Edit.blank());
    }

    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> content(
            Membership membership, @PathVariable("application") String id, @PathVariable("file") String file) {
        Application application = find(membership, id);
        return files.handOut(
                application.collaborative(), files.find(application.collaborative(), application.id(), file));
    }

    @PostMapping("/reviews")
    Object review(
            Membership membership, @PathVariable("application") String id, @RequestParam Map<String, String> typed) {
        Application application = find(membership, id);
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        if (!given.has("opinion")) {
            given.refuse("opinion", null, "problem.required");
        }
        var opinion = given.oneOf("opinion", Reviews.Opinion.class, Reviews.Opinion.UNSURE);
        String note = given.text("note", LONGEST, "");
        if (!problems.isEmpty()) {
            return page(membership, application, Edit.refused(typed, problems), Edit.blank());
        }
        reviews.put(application, membership.viewer(), opinion, note);
        return saved(membership, application);
    }

    /** Accepts, declines, asks for changes; ends what takes part already. */
    @PostMapping("/decisions")
    Object decide(
            Membership membership, @PathVariable("application") String id, @RequestParam Map<String, String> typed) {
        Application application = find(membership, id);
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        if (!given.has("decision")) {
            given.refuse("decision", null, "problem.required");
        }
        State decision = given.oneOf("decision", State.class, State.DECLINED);
        String reason = given.text("reason", LONGEST, "");
        String unconfirmed = given.text("unconfirmed", LONGEST, "");
        if (decision.wantsReason() && reason.isEmpty()) {
            given.refuse("reason", null, "admission.problem.reason");
        }
        if (!decision.isDecision()) {
            given.refuse("decision", Given.written(decision), "enrolment.problem.state");
        }
        if (!problems.isEmpty()) {
            return page(membership, application, Edit.blank(), Edit.refused(typed, problems));
        }
        return settle(
                membership,
                application,
                typed,
                () -> admission.decide(membership.collaborative(), application, decision, reason, unconfirmed));
    }

    @PostMapping("/enrolment")
    Object enrol(
            Membership membership, @PathVariable("application") String id, @RequestParam Map<String, String> typed) {
        Application application = find(membership, id);
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        String unconfirmed = given.text("unconfirmed", LONGEST, "");
        var codes = new Founding.Codes(
                given.matching("organisation-code", CODE, "collaboratives.problem.teamCode", ""),
                given.matching("team-code", CODE, "collaboratives.problem.teamCode", ""));
        if (!problems.isEmpty()) {
            return page(membership, application, Edit.blank(), Edit.refused(typed, problems));
        }
        return settle(
                membership,
                application,
                typed,
                () -> admission.enrol(membership.collaborative(), application, codes, unconfirmed));
    }

    /** One step up or down on the waiting list. */
    @PostMapping("/place")
    Object move(
            Membership membership,
            @PathVariable("application") String id,
            @RequestParam(defaultValue = "") String direction) {
        Application application = find(membership, id);
        var waiting = new ArrayList<>(applications.waiting(application.collaborative()));
        int from = waiting.indexOf(application);
        int to = direction.equals("up") ? from - 1 : from + 1;
        if (from >= 0 && to >= 0 && to < waiting.size()) {
            waiting.add(to, waiting.remove(from));
            applications.order(application.collaborative(), waiting, application.subject());
        }
        return SeeOther.at("/c/" + membership.collaborative().slug() + "/applications#waiting");
    }

    /** Sends the applicant another link; where no mail leaves, shows it, or the senior leader's, to be passed on. */
    @PostMapping("/links")
    Object link(
            Membership membership, @PathVariable("application") String id, @RequestParam(defaultValue = "") String to) {
        Application application = find(membership, id);
        if (outbox.delivers()) {
            admission.sendLink(membership.collaborative(), application);
            return saved(membership, application);
        }
        String link = admission.link(application, to.equals("senior-leader"));
        return page(membership, application, Edit.blank(), Edit.blank()).handing(to, link);
    }

    /** Saves, or shows the form again with what is wrong, or with what somebody else has done in the meantime. */
    private Object settle(
            Membership membership,
            Application read,
            Map<String, String> typed,
            java.util.function.Supplier<Optional<Application>> step) {
        if (!Edit.isStale(typed, read.version())) {
            try {
                if (step.get().isPresent()) {
                    return saved(membership, read);
                }
            } catch (Refusal refusal) {
                return page(membership, read, Edit.blank(), Edit.refused(typed, refusal.problems()));
            }
        }
        Application now = find(membership, read.id().toString());
        Map<String, String> present = Map.of("decision", Given.written(now.state()), "reason", now.reason());
        var labels = Map.of("decision", Visit.text("admission.decision"), "reason", Visit.text("admission.reason"));
        return page(membership, now, Edit.blank(), Edit.lost(typed, present, now.version(), labels));
    }

    private ApplicationPage page(Membership membership, Application application, Edit review, Edit decision) {
        Collaborative collaborative = membership.collaborative();
        List<Reviews.Review> opinions = reviews.of(collaborative.id()).getOrDefault(application.id(), List.of());
        return new ApplicationPage(
                membership,
                calls.of(collaborative.id()),
                application,
                opinions,
                commitments.of(application).orElse(null),
                commitments.signature(application).orElse(null),
                files.of(application.collaborative(), application.id()),
                founding.suggested(application),
                history.of(application),
                enrolment.freePlaces(collaborative),
                letters(application),
                review,
                decision);
    }

    private ApplicationPage.Letters letters(Application application) {
        return new ApplicationPage.Letters(outbox.delivers(), announcements.waitingText(application), "", "");
    }

    private Application find(Membership membership, String id) {
        return register.find(membership.collaborative(), id);
    }

    private static ResponseEntity<Void> saved(Membership membership, Application application) {
        return SeeOther.saved("/c/" + membership.collaborative().slug() + "/applications/" + application.id());
    }
}
