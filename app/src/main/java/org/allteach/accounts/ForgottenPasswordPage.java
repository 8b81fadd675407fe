package org.allteach.accounts;

import java.util.List;
import org.allteach.web.Page;
import org.allteach.web.Problem;

/**
 * Asks for a link to a new password.
 *
 * @param delivers whether the installation sends mail; else an administrator gives out links
 * @param asked whether the link has been asked for: the same answer for every address
 */
record ForgottenPasswordPage(String email, boolean delivers, boolean asked, List<Problem> problems) implements Page {

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
