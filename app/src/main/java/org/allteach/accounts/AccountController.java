package org.allteach.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.allteach.people.Administration;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.allteach.people.PersonForm;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Each person's own account: details, password, tokens, sessions. */
@Controller
@RequestMapping("/account")
class AccountController {

    private static final Set<Integer> DAYS = Set.of(30, 90, 365);

    private final People people;
    private final Administration administration;
    private final NewPasswords newPasswords;
    private final SignIns signIns;
    private final Tokens tokens;
    private final Sessions sessions;

    AccountController(
            People people,
            Administration administration,
            NewPasswords newPasswords,
            SignIns signIns,
            Tokens tokens,
            Sessions sessions) {
        this.people = people;
        this.administration = administration;
        this.newPasswords = newPasswords;
        this.signIns = signIns;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @GetMapping
    Page account(@RequestParam(defaultValue = "") String saved, HttpServletRequest request) {
        Person person = viewer();
        return page(person, PersonForm.of(person), List.of(), saved, null, request);
    }

    private Person viewer() {
        return people.find(Viewer.required().id()).orElseThrow(Refusal::notFound);
    }

    private AccountPage page(
            Person person,
            PersonForm form,
            List<Problem> problems,
            String saved,
            @Nullable String newToken,
            HttpServletRequest request) {
        return AccountPage.of(
                person, form, tokens.of(person.id()), sessions.of(person.id(), request), problems, saved, newToken);
    }

    @PostMapping
    Object change(
            PersonForm form,
            @RequestParam(defaultValue = "0") int version,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = viewer();
        var problems = new ArrayList<Problem>();
        Person.Details details = form.parseOwn(person, problems).orElse(null);
        if (details == null) {
            return page(person, form, problems, "", null, request);
        }
        administration.change(person, details, version);
        signIns.see(viewer(), request, response);
        return SeeOther.to("/account?saved=details");
    }

    @PostMapping("/password")
    Object changePassword(
            @RequestParam(defaultValue = "") String currentPassword,
            @RequestParam(defaultValue = "") String newPassword,
            HttpServletRequest request) {
        Person person = viewer();
        var problems = new ArrayList<Problem>();
        PasswordPolicy.check("newPassword", newPassword, person).ifPresent(problems::add);
        if (problems.isEmpty()) {
            signIns.confirm(person, currentPassword, request).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return page(person, PersonForm.of(person), problems, "", null, request);
        }
        newPasswords.change(person, newPassword);
        sessions.endOthers(person.id(), request);
        return SeeOther.to("/account?saved=password");
    }

    /** The answer holds the token, which is shown this once; it is in no address and in no session. */
    @PostMapping("/tokens")
    Page makeToken(
            @RequestParam(defaultValue = "") String tokenName,
            @RequestParam(defaultValue = "read") String scope,
            @RequestParam(defaultValue = "90") int days,
            HttpServletRequest request) {
        Person person = viewer();
        String name = tokenName.strip();
        var problems = new ArrayList<Problem>();
        if (name.isEmpty()) {
            problems.add(Problem.of("tokenName", tokenName, "problem.required"));
        } else if (name.length() > 80) {
            problems.add(Problem.of("tokenName", tokenName, "problem.tooLong", 80));
        }
        if (!DAYS.contains(days)) {
            problems.add(Problem.of("days", String.valueOf(days), "problem.oneOf", "30, 90, 365"));
        }
        String made = problems.isEmpty()
                ? tokens.create(Viewer.required(), name, scope.equals("write"), Duration.ofDays(days))
                : null;
        return page(person, PersonForm.of(person), problems, "", made, request);
    }

    @PostMapping("/tokens/{id}/revocation")
    ResponseEntity<Void> revokeToken(@PathVariable UUID id) {
        tokens.revoke(Viewer.required(), id);
        return SeeOther.to("/account?saved=token");
    }

    @PostMapping("/sessions/{id}/end")
    ResponseEntity<Void> endSession(@PathVariable UUID id) {
        sessions.end(Viewer.required().id(), id.toString());
        return SeeOther.to("/account?saved=session");
    }

    @PostMapping("/sessions/end")
    ResponseEntity<Void> endOtherSessions(HttpServletRequest request) {
        sessions.endOthers(Viewer.required().id(), request);
        return SeeOther.to("/account?saved=session");
    }
}
