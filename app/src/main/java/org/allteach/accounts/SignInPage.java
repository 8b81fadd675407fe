package org.allteach.accounts;

import java.util.List;
import org.allteach.web.Page;
import org.allteach.web.Problem;

/**
 * The way in.
 *
 * @param target where the person wanted to go
 */
record SignInPage(String email, String target, List<Problem> problems, int status) implements Page {

    static SignInPage empty(String target) {
        return new SignInPage("", target, List.of(), 200);
    }

    static SignInPage wrong(String email, String target) {
        return new SignInPage(email, target, List.of(Problem.of("email", null, "accounts.signIn.wrong")), 422);
    }

    static SignInPage tooMany(String email, String target, long seconds) {
        return new SignInPage(email, target, List.of(Problem.of("", null, "accounts.signIn.wait", seconds)), 429);
    }
}
