package org.allteach.accounts;

import java.util.List;
import org.allteach.people.Languages;
import org.allteach.people.OneTimeLinks.Purpose;
import org.allteach.people.Person;
import org.allteach.people.PersonForm;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;

/** Where a link that works once leads: a first password with what an invited person says of themselves, or a new one. */
record NewPasswordPage(
        boolean joins,
        String token,
        Person person,
        PersonForm form,
        List<Option> languages,
        List<Option> zones,
        List<Problem> problems)
        implements Page {

    static NewPasswordPage of(Purpose purpose, String token, Person person, PersonForm form, List<Problem> problems) {
        return new NewPasswordPage(
                purpose == Purpose.INVITATION,
                token,
                person,
                form,
                Languages.choices(),
                Languages.zones(form.zone()),
                problems);
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "NewPasswordPage of " + person.subject();
    }
}
