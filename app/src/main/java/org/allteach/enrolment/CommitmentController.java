package org.allteach.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phases;
import org.allteach.enrolment.Commitments.Commitment;
import org.allteach.enrolment.Desk.Seen;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The senior leader's commitment and signature, by the secret link from a mail to them. */
@Controller
@RequestMapping("/applications/commitments/{secret}")
class CommitmentController {

    private static final int LONGEST = 2_000;

    private final Desk desk;
    private final Commitments commitments;
    private final Enrolment enrolment;
    private final Phases phases;

    CommitmentController(Desk desk, Commitments commitments, Enrolment enrolment, Phases phases) {
        this.desk = desk;
        this.commitments = commitments;
        this.enrolment = enrolment;
        this.phases = phases;
    }

    @GetMapping
    Page show(@PathVariable String secret) {
        return page(find(secret), secret, Edit.blank(), Edit.blank());
    }

    @PostMapping
    Object answer(@PathVariable String secret, @RequestParam Map<String, String> typed) {
        Seen seen = desk.open(secret, Links.Purpose.SENIOR_LEADER);
        Commitment commitment = commitments.of(seen.application()).orElseThrow(Refusal::notFound);
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        String word = given.text("word", LONGEST, "");
        String answer = typed.getOrDefault("answer", "");
        if (!List.of("confirm", "decline").contains(answer)) {
            given.refuse("answer", answer, "problem.oneOf", "confirm, decline");
        } else if (!enrolment.answer(
                seen.collaborative(), seen.application(), commitment, answer.equals("confirm"), word)) {
            given.refuse("", null, "enrolment.problem.answered");
        }
        return problems.isEmpty()
                ? SeeOther.saved("/applications/commitments/" + secret)
                : page(find(secret), secret, Edit.refused(typed, problems), Edit.blank());
    }

    @PostMapping("/signature")
    Object sign(@PathVariable String secret, @RequestParam Map<String, String> typed) {
        Seen seen = desk.open(secret, Links.Purpose.SENIOR_LEADER);
        List<Problem> problems = desk.sign(seen, typed, seen.application().answer("senior-email"));
        return problems.isEmpty()
                ? SeeOther.saved("/applications/commitments/" + secret)
                : page(seen, secret, Edit.blank(), Edit.refused(typed, problems));
    }

    private Seen find(String secret) {
        return desk.find(secret, Links.Purpose.SENIOR_LEADER);
    }

    private Page page(Seen seen, String secret, Edit edit, Edit signing) {
        Application application = seen.application();
        return new CommitmentPage(
                seen,
                secret,
                commitments.of(application).orElseThrow(Refusal::notFound),
                commitments.signature(application).orElse(null),
                phases.of(application.collaborative()),
                edit,
                signing);
    }
}
