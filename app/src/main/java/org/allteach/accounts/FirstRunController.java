package org.allteach.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allteach.people.Languages;
import org.allteach.people.Person;
import org.allteach.people.PersonForm;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes the first administrator of an empty installation. */
@Controller
class FirstRunController {

    private final FirstRun firstRun;
    private final Passwords passwords;
    private final SignIns signIns;
    private final SignInThrottle throttle;
    private final Devices devices;

    FirstRunController(
            FirstRun firstRun, Passwords passwords, SignIns signIns, SignInThrottle throttle, Devices devices) {
        this.firstRun = firstRun;
        this.passwords = passwords;
        this.signIns = signIns;
        this.throttle = throttle;
        this.devices = devices;
    }

    @GetMapping("/first-run")
    Page form() {
        requireEmpty();
        Locale language = Languages.nearest(Visit.locale());
        return FirstRunPage.of("", new PersonForm("", "", "", "", language.toLanguageTag(), "UTC"), List.of());
    }

    private void requireEmpty() {
        if (firstRun.isOver()) {
            throw Refusal.notFound();
        }
    }

    @PostMapping("/first-run")
    Object begin(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            PersonForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        requireEmpty();
        var problems = new ArrayList<Problem>();
        checkCode(code, request, problems);
        var details = form.parseNew(problems);
        PasswordPolicy.check("password", password, form.name(), form.email()).ifPresent(problems::add);
        if (!problems.isEmpty() || details.isEmpty()) {
            return FirstRunPage.of(code, form, problems);
        }
        Person.Details given = details.get();
        Person person = firstRun.begin(
                code, given.name(), given.email(), passwords.hash(password), given.language(), given.zone());
        signIns.open(person, request, response);
        return SeeOther.to("/");
    }

    private void checkCode(String code, HttpServletRequest request, List<Problem> problems) {
        String account = "first run";
        var origin = devices.origin(request, null);
        var wait = throttle.begin(account, origin);
        if (!wait.isZero()) {
            problems.add(Problem.of("code", null, "accounts.signIn.wait", wait.toSeconds() + 1));
        } else if (firstRun.isCode(code)) {
            throttle.succeeded(account, origin);
        } else {
            problems.add(Problem.of("code", code, "accounts.firstRun.wrongCode"));
        }
    }
}
