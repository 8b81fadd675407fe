package org.allteach.accounts;

import java.util.List;
import org.allteach.people.Languages;
import org.allteach.people.PersonForm;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;

/** Asks for the code and for the first administrator. */
record FirstRunPage(String code, PersonForm form, List<Option> languages, List<Option> zones, List<Problem> problems)
        implements Page {

    static FirstRunPage of(String code, PersonForm form, List<Problem> problems) {
        return new FirstRunPage(code, form, Languages.choices(), Languages.zones(form.zone()), problems);
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
