package org.allteach.accounts;

import java.util.List;
import java.util.Set;
import org.allteach.people.Languages;
import org.allteach.people.Person;
import org.allteach.people.PersonForm;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A person's own account.
 *
 * @param saved what has just been changed; empty for nothing
 * @param newToken the token just made, shown this once
 */
record AccountPage(
        Person person,
        PersonForm form,
        List<Option> languages,
        List<Option> zones,
        List<Tokens.Token> tokens,
        List<Sessions.Entry> sessions,
        List<Problem> problems,
        String saved,
        @Nullable String newToken)
        implements Page {

    private static final Set<String> SAVED = Set.of("details", "password", "token", "session");

    static AccountPage of(
            Person person,
            PersonForm form,
            List<Tokens.Token> tokens,
            List<Sessions.Entry> sessions,
            List<Problem> problems,
            String saved,
            @Nullable String newToken) {
        return new AccountPage(
                person,
                form,
                Languages.choices(),
                Languages.zones(form.zone()),
                tokens,
                sessions,
                problems,
                SAVED.contains(saved) ? saved : "",
                newToken);
    }

    List<Option> validities() {
        return List.of(
                new Option("30", Visit.text("accounts.token.days", 30)),
                new Option("90", Visit.text("accounts.token.days", 90)),
                new Option("365", Visit.text("accounts.token.days", 365)));
    }

    List<Option> scopes() {
        return List.of(
                new Option("read", Visit.text("accounts.token.reads")),
                new Option("write", Visit.text("accounts.token.writes")));
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "AccountPage of " + person.subject();
    }
}
