package org.allteach.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.allteach.web.SeeOther;
import org.allteach.web.SignInReturn;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In by e-mail and password, and out. */
@Controller
class SignInController {

    private final SignIns signIns;

    SignInController(SignIns signIns) {
        this.signIns = signIns;
    }

    @GetMapping("/sign-in")
    Object form(@RequestParam(name = "continue", required = false) @Nullable String target) {
        if (Viewer.current() != null) {
            return SeeOther.toAddress(SignInReturn.safe(target));
        }
        return SignInPage.empty(SignInReturn.safe(target));
    }

    @PostMapping("/sign-in")
    Object signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "continue", required = false) @Nullable String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        String safe = SignInReturn.safe(target);
        return switch (signIns.attempt(email, password, request, response)) {
            case SignIns.Outcome.Open open -> SeeOther.toAddress(safe);
            case SignIns.Outcome.Wrong wrong -> SignInPage.wrong(email, safe);
            case SignIns.Outcome.Wait wait -> {
                response.setHeader("Retry-After", String.valueOf(wait.seconds()));
                yield SignInPage.tooMany(email, safe, wait.seconds());
            }
        };
    }

    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        signIns.close(request);
        return SeeOther.to("/sign-in");
    }
}
