package org.allteach.enrolment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.mail.Outbox;
import org.allteach.people.PersonForm;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The call as its director keeps it, and invitations to answer it. */
@Controller
class CallController {

    private static final int MOST_INVITED = 500;

    private final Calls calls;
    private final Enrolment enrolment;
    private final Outbox outbox;

    CallController(Calls calls, Enrolment enrolment, Outbox outbox) {
        this.calls = calls;
        this.enrolment = enrolment;
        this.outbox = outbox;
    }

    @GetMapping("/c/{slug}/applications/call")
    Page show(Membership membership) {
        Call call = calls.of(membership.collaborative().id());
        return page(membership, call, Edit.of(call.fields(), call.version()), Edit.blank());
    }

    @PostMapping("/c/{slug}/applications/call")
    Object save(Membership membership, @RequestParam Map<String, String> typed) {
        Collaborative collaborative = membership.collaborative();
        Call before = calls.of(collaborative.id());
        var problems = new ArrayList<Problem>();
        Call after = Call.read(typed, before, problems);
        problems.addAll(unwritten(collaborative, after));
        if (!problems.isEmpty()) {
            return page(membership, before, Edit.refused(typed, problems), Edit.blank());
        }
        if (!Edit.isStale(typed, before.version()) && calls.save(collaborative, before, after)) {
            return SeeOther.saved(path(collaborative));
        }
        Call now = calls.of(collaborative.id());
        var labels = new LinkedHashMap<String, String>();
        now.fields().keySet().forEach(field -> labels.put(field, label(field)));
        return page(membership, now, Edit.lost(typed, now.fields(), now.version(), labels), Edit.blank());
    }

    /** What a template has left to be replaced is not for applicants to read. */
    private static List<Problem> unwritten(Collaborative collaborative, Call call) {
        if (call.kind() == Call.Kind.CLOSED) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        Map.of("text", call.text(), "agreement", call.agreementText()).forEach((field, text) -> {
            if (Collaborative.isUnwritten(text)) {
                problems.add(Problem.of(field, null, "enrolment.problem.unwritten", label(field)));
            }
        });
        collaborative
                .unwritten()
                .forEach(field -> problems.add(Problem.of(
                        "kind", null, "enrolment.problem.unwritten", Visit.text(Collaborative.label(field)))));
        return problems;
    }

    private static String label(String field) {
        return field.startsWith("ask-")
                ? Visit.text("enrolment.field." + field.substring("ask-".length()))
                : Visit.text("enrolment.call." + field);
    }

    @PostMapping("/c/{slug}/applications/invitations")
    Object invite(Membership membership, @RequestParam Map<String, String> typed) {
        Collaborative collaborative = membership.collaborative();
        Call call = calls.of(collaborative.id());
        List<String> emails = Stream.of(typed.getOrDefault("emails", "").split("[\\s,;]+"))
                .filter(email -> !email.isEmpty())
                .distinct()
                .toList();
        var problems = new ArrayList<Problem>();
        emails.stream()
                .filter(email -> !PersonForm.isEmail(email))
                .forEach(email -> problems.add(Problem.of("emails", email, "people.problem.email")));
        if (emails.isEmpty()) {
            problems.add(Problem.of("emails", null, "problem.required"));
        }
        if (emails.size() > MOST_INVITED) {
            problems.add(Problem.of("emails", null, "enrolment.problem.invitations", MOST_INVITED));
        }
        if (!call.isOpen(collaborative, calls.today(collaborative))) {
            problems.add(Problem.of("", null, "enrolment.problem.notOpen"));
        }
        if (!problems.isEmpty()) {
            Edit edit = Edit.of(call.fields(), call.version());
            return page(membership, call, edit, Edit.refused(typed, problems));
        }
        enrolment.invite(collaborative, emails);
        return SeeOther.saved("/c/" + collaborative.slug() + "/applications");
    }

    private Page page(Membership membership, Call call, Edit edit, Edit invitation) {
        Collaborative collaborative = membership.collaborative();
        return new CallPage(
                membership,
                call,
                call.isPublic(collaborative, calls.today(collaborative)),
                calls.wordings(collaborative.id()),
                edit,
                invitation,
                outbox.delivers());
    }

    private static String path(Collaborative collaborative) {
        return "/c/" + collaborative.slug() + "/applications/call";
    }
}
