package org.allteach.overview;

import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;

/** What a collaborative can be started from other than nothing; templates implement it. */
public interface Beginnings {

    /** The field that names the template, by its code. */
    String TEMPLATE = "template";

    /** The field that says how many learning sessions the plan is to have, where the template lets one choose. */
    String SESSIONS = "sessions";

    /**
     * What the form begins with where a template was chosen: its title and topic, its aim, its parameters.
     *
     * @throws Refusal as not found where there is none of that code
     */
    Map<String, String> fields(String template);

    /** What a template is called. */
    String title(String template);

    /**
     * Starts a collaborative from the template that the fields name, with all that is in it; other fields go before what
     * stands in the template. The last day and the phases follow from {@code startsOn}.
     *
     * @param director who becomes director from today on
     * @throws Refusal with all that is wrong
     */
    Collaborative start(Map<String, ? extends @Nullable Object> fields, UUID director);
}
