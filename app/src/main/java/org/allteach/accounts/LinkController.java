package org.allteach.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.allteach.mail.Outbox;
import org.allteach.people.OneTimeLinks.Purpose;
import org.allteach.people.Person;
import org.allteach.people.PersonForm;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.RefusalPage;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The links that work once, and the way to get one. */
@Controller
class LinkController {

    private static final Logger LOG = LoggerFactory.getLogger(LinkController.class);

    private final NewPasswords newPasswords;
    private final SignIns signIns;
    private final SignInThrottle throttle;
    private final Devices devices;
    private final Outbox outbox;

    LinkController(
            NewPasswords newPasswords, SignIns signIns, SignInThrottle throttle, Devices devices, Outbox outbox) {
        this.newPasswords = newPasswords;
        this.signIns = signIns;
        this.throttle = throttle;
        this.devices = devices;
        this.outbox = outbox;
    }

    @GetMapping("/forgotten-password")
    Page forgotten() {
        return new ForgottenPasswordPage("", outbox.delivers(), false, List.of());
    }

    /** The answer is the same for every address; the work is done after it, so that its time tells nothing either. */
    @PostMapping("/forgotten-password")
    Page askForReset(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        if (!PersonForm.isEmail(email.strip())) {
            var problem = Problem.of("email", email, "people.problem.email");
            return new ForgottenPasswordPage(email, outbox.delivers(), false, List.of(problem));
        }
        var wait = throttle.begin("reset " + email, devices.origin(request, null));
        if (wait.isZero() && outbox.delivers()) {
            Thread.startVirtualThread(() -> reset(email));
        }
        return new ForgottenPasswordPage(email, outbox.delivers(), true, List.of());
    }

    private void reset(String email) {
        try {
            newPasswords.askForReset(email);
        } catch (RuntimeException e) {
            LOG.error("A link for a new password could not be made", e);
        }
    }

    @GetMapping("/invitation")
    Page invitation(@RequestParam(defaultValue = "") String token) {
        return form(Purpose.INVITATION, token);
    }

    @GetMapping("/new-password")
    Page newPassword(@RequestParam(defaultValue = "") String token) {
        return form(Purpose.RESET, token);
    }

    private Page form(Purpose purpose, String token) {
        Person person = newPasswords.owner(token, purpose).orElse(null);
        return person == null ? spent() : NewPasswordPage.of(purpose, token, person, PersonForm.of(person), List.of());
    }

    private static Page spent() {
        return new RefusalPage(
                HttpStatus.GONE.value(),
                Visit.text("accounts.link.spent.title"),
                Visit.text("accounts.link.spent"),
                List.of());
    }

    @PostMapping("/invitation")
    Object join(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            PersonForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = newPasswords.owner(token, Purpose.INVITATION).orElse(null);
        if (person == null) {
            return spent();
        }
        var problems = new ArrayList<Problem>();
        Person.Details details = form.parseOwn(person, problems).orElse(person.details());
        PasswordPolicy.check("password", password, details.name(), person.email())
                .ifPresent(problems::add);
        return problems.isEmpty()
                ? open(Purpose.INVITATION, token, password, details, request, response)
                : NewPasswordPage.of(Purpose.INVITATION, token, person, form, problems);
    }

    @PostMapping("/new-password")
    Object reset(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = newPasswords.owner(token, Purpose.RESET).orElse(null);
        if (person == null) {
            return spent();
        }
        List<Problem> problems =
                PasswordPolicy.check("password", password, person).stream().toList();
        return problems.isEmpty()
                ? open(Purpose.RESET, token, password, null, request, response)
                : NewPasswordPage.of(Purpose.RESET, token, person, PersonForm.of(person), problems);
    }

    private Object open(
            Purpose purpose,
            String token,
            String password,
            Person.@Nullable Details details,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = newPasswords.redeem(token, purpose, password, details).orElse(null);
        if (person == null) {
            return spent();
        }
        signIns.open(person, request, response);
        return SeeOther.to("/");
    }
}
