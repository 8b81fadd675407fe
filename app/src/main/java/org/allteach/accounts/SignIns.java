package org.allteach.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.allteach.people.People;
import org.allteach.people.Person;
import org.allteach.web.Problem;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Opens and closes sessions. */
@Component
class SignIns {

    private final People people;
    private final Passwords passwords;
    private final Devices devices;
    private final SignInThrottle throttle;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignIns(People people, Passwords passwords, Devices devices, SignInThrottle throttle) {
        this.people = people;
        this.passwords = passwords;
        this.devices = devices;
        this.throttle = throttle;
    }

    /** How an attempt ended. */
    sealed interface Outcome {

        record Open(Person person) implements Outcome {}

        /** Nothing is said of whether the account exists. */
        record Wrong() implements Outcome {}

        record Wait(long seconds) implements Outcome {}
    }

    /** Signs somebody in by e-mail and password. An unknown account takes the same steps as a known one. */
    Outcome attempt(String email, String password, HttpServletRequest request, HttpServletResponse response) {
        People.@Nullable Account account = people.account(email).orElse(null);
        Devices.Origin origin = devices.origin(
                request, account == null ? null : account.person().id());
        var wait = throttle.begin(email, origin);
        if (!wait.isZero()) {
            return new Outcome.Wait(wait.plusMillis(999).toSeconds());
        }
        boolean right = passwords.matches(password, account == null ? null : account.passwordHash());
        if (!right || account == null || !account.person().active()) {
            return new Outcome.Wrong();
        }
        throttle.succeeded(email, origin);
        renewHash(account, password);
        open(account.person(), request, response);
        return new Outcome.Open(account.person());
    }

    /** Whether somebody who is signed in knows the password too; as slow to guess as at the door. */
    Optional<Problem> confirm(Person person, String password, HttpServletRequest request) {
        Devices.Origin origin = devices.origin(request, person.id());
        var wait = throttle.begin(person.email(), origin);
        if (!wait.isZero()) {
            return Optional.of(Problem.of("currentPassword", null, "accounts.signIn.wait", wait.toSeconds() + 1));
        }
        String hash =
                people.account(person.email()).map(People.Account::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)) {
            return Optional.of(Problem.of("currentPassword", null, "accounts.password.wrong"));
        }
        throttle.succeeded(person.email(), origin);
        return Optional.empty();
    }

    private void renewHash(People.Account account, String password) {
        String hash = account.passwordHash();
        if (hash != null && passwords.isOutdated(hash)) {
            people.setPassword(account.person().id(), passwords.hash(password));
        }
    }

    /** Opens a session of a new id, whatever was open in the browser before. */
    void open(Person person, HttpServletRequest request, HttpServletResponse response) {
        close(request);
        devices.remember(person.id(), request, response);
        see(person, request, response);
        request.getSession().setAttribute(Sessions.BROWSER, Devices.browser(request));
    }

    /** Lets the session at hand know its person as they are now. */
    void see(Person person, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = context(person);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    static SecurityContext context(Person person) {
        Viewer viewer = person.viewer(Viewer.Means.SESSION);
        return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
    }

    void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
