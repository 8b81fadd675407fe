package org.allteach.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One account, or the invitation to a new one.
 *
 * @param person null for a new one
 * @param saved what has just been done; empty for nothing
 * @param link a link for the person, shown this once; empty for none
 */
record PersonPage(
        @Nullable Person person,
        PersonForm form,
        List<Option> organisations,
        List<Option> languages,
        List<Option> zones,
        List<Problem> problems,
        String saved,
        String link)
        implements Page {

    private static final Set<String> SAVED =
            Set.of("invited", "details", "disabled", "enabled", "administrator", "noAdministrator", "linked");

    static PersonPage of(
            @Nullable Person person,
            PersonForm form,
            List<Organisation> organisations,
            List<Problem> problems,
            String saved,
            String link) {
        var choices = new ArrayList<Option>();
        choices.add(new Option("", Visit.text("people.organisation.none")));
        organisations.forEach(organisation -> choices.add(new Option(organisation.code(), organisation.name())));
        return new PersonPage(
                person,
                form,
                choices,
                Languages.choices(),
                Languages.zones(form.zone()),
                problems,
                SAVED.contains(saved) ? saved : "",
                link);
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }

    /** Without the link. */
    @Override
    public String toString() {
        return "PersonPage of " + form.email();
    }
}
