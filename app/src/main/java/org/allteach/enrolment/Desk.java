package org.allteach.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.springframework.stereotype.Component;

/** What the pages of applicants and senior leaders have in common: finding what a link leads to, and signing. */
@Component
class Desk {

    private static final int LONGEST = 200;

    private final Links links;
    private final Applications applications;
    private final Collaboratives collaboratives;
    private final Calls calls;
    private final Enrolment enrolment;
    private final Commitments commitments;
    private final Phases phases;
    private final Attachments files;

    Desk(
            Links links,
            Applications applications,
            Collaboratives collaboratives,
            Calls calls,
            Enrolment enrolment,
            Commitments commitments,
            Phases phases,
            Attachments files) {
        this.links = links;
        this.applications = applications;
        this.collaboratives = collaboratives;
        this.calls = calls;
        this.enrolment = enrolment;
        this.commitments = commitments;
        this.phases = phases;
        this.files = files;
    }

    /** What a link leads to. */
    record Seen(Collaborative collaborative, Call call, Application application) {

        /** Whether it can be read only, since the collaborative has come to its end. */
        boolean isOver() {
            return collaborative.state().isOver();
        }
    }

    /**
     * What a secret leads to, to be written in.
     *
     * @throws Refusal where it leads nowhere, or the collaborative is over
     */
    Seen open(String secret, Links.Purpose purpose) {
        Seen seen = find(secret, purpose);
        if (seen.isOver()) {
            throw Refusal.over(Problem.of("", null, "collaboratives.problem.archive"));
        }
        return seen;
    }

    /**
     * What a secret leads to, to be read.
     *
     * @throws Refusal where it leads nowhere
     */
    Seen find(String secret, Links.Purpose purpose) {
        Links.Target target = links.target(secret, purpose).orElseThrow(Refusal::notFound);
        Application application =
                applications.find(target.collaborative(), target.application()).orElseThrow(Refusal::notFound);
        Collaborative collaborative =
                collaboratives.find(target.collaborative()).orElseThrow(Refusal::notFound);
        return new Seen(collaborative, calls.of(collaborative.id()), application);
    }

    /** Signs the agreement; what is wrong with the form comes back. */
    List<Problem> sign(Seen seen, Map<String, String> typed, String email) {
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        String name = given.required("signer", LONGEST, "");
        if (!typed.containsKey("agree")) {
            given.refuse("agree", null, "enrolment.problem.agree");
        }
        int number = given.integer("agreement", 1, Integer.MAX_VALUE, 1);
        if (problems.isEmpty()
                && enrolment
                        .sign(seen.collaborative(), seen.application(), number, name, email)
                        .isEmpty()) {
            given.refuse("", null, "enrolment.problem.wording");
        }
        return problems;
    }

    Page page(Seen seen, String secret, Edit edit, Edit signing) {
        Application application = seen.application();
        return new ApplicantPage(
                seen,
                secret,
                enrolment.isOpen(seen.collaborative(), application),
                commitments.of(application).orElse(null),
                commitments.signature(application).orElse(null),
                files.of(application.collaborative(), application.id()),
                phases.of(application.collaborative()),
                edit,
                signing);
    }
}
