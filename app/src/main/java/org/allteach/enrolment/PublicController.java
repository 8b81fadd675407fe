package org.allteach.enrolment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Phases;
import org.allteach.enrolment.Calls.Published;
import org.allteach.mail.Outbox;
import org.allteach.people.PersonForm;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Open calls, for people without an account. */
@Controller
class PublicController {

    private static final int LONGEST = 200;

    private final Calls calls;
    private final Phases phases;
    private final Enrolment enrolment;
    private final Throttle throttle;
    private final Outbox outbox;

    PublicController(Calls calls, Phases phases, Enrolment enrolment, Throttle throttle, Outbox outbox) {
        this.calls = calls;
        this.phases = phases;
        this.enrolment = enrolment;
        this.throttle = throttle;
        this.outbox = outbox;
    }

    @GetMapping("/calls")
    Page all() {
        return new CallsPage(calls.open());
    }

    @GetMapping("/calls/{call}")
    Page one(@PathVariable("call") String slug) {
        return page(find(slug), Edit.blank(), "");
    }

    /** The answer is the same for every address, known or not. */
    @PostMapping("/calls/{call}")
    Page apply(@PathVariable("call") String slug, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        Published published = find(slug);
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        String organisation = given.required("organisation", LONGEST, "");
        String name = given.required("name", LONGEST, "");
        String email = given.required("email", LONGEST, "");
        if (!email.isEmpty() && !PersonForm.isEmail(email)) {
            given.refuse("email", email, "people.problem.email");
        }
        // Both stand in a mail to whatever address was typed: no place for links.
        for (String field : List.of("organisation", "name")) {
            String text = typed.getOrDefault(field, "");
            if (text.contains("://") || text.chars().anyMatch(Character::isISOControl)) {
                given.refuse(field, text, "collaboratives.problem.text");
            }
        }
        boolean isOpen = published.call().isOpen(published.collaborative(), calls.today(published.collaborative()));
        if (!isOpen) {
            given.refuse("", null, "enrolment.problem.over");
        }
        if (!problems.isEmpty()) {
            return page(published, Edit.refused(typed, problems), "");
        }
        throttle.count(email, request.getRemoteAddr());
        enrolment.start(published.collaborative(), organisation, name, email, Visit.locale());
        return page(published, Edit.blank(), email);
    }

    private Published find(String slug) {
        return calls.published(slug).orElseThrow(Refusal::notFound);
    }

    private Page page(Published published, Edit edit, String sentTo) {
        var collaborative = published.collaborative();
        boolean isOpen = published.call().isOpen(collaborative, calls.today(collaborative));
        return new CharterPage(
                collaborative,
                published.call(),
                List.copyOf(phases.of(collaborative.id())),
                isOpen,
                edit,
                sentTo,
                outbox.delivers());
    }
}
