package org.allteach.demonstration;

import java.util.List;
import org.allteach.people.Person;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * The demonstration as an administrator sees it.
 *
 * @param standing null where there is none
 */
record DemonstrationPage(Demonstrations.@Nullable Standing standing, List<Person> accounts, String password)
        implements Page {

    String role(Person person) {
        return Visit.text(
                "demonstration.account."
                        + person.email().substring(0, person.email().indexOf('@')),
                person.name());
    }
}
