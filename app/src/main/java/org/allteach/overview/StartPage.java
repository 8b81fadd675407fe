package org.allteach.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Problem;

/**
 * The form that starts a collaborative: what cannot be left for later.
 *
 * @param template what the chosen template is called; empty for none
 */
record StartPage(Map<String, String> typed, List<Problem> problems, String template) implements Page {

    /** What the form has. */
    static final Set<String> FIELDS = Set.of(
            Beginnings.TEMPLATE,
            Beginnings.SESSIONS,
            "title",
            "slug",
            "topic",
            "aim",
            "startsOn",
            "endsOn",
            "frequency",
            "visibility",
            "timeZone",
            "language");

    static Map<String, String> typed(Collaborative draft) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("frequency", Given.written(draft.frequency()));
        typed.put("visibility", Given.written(draft.visibility()));
        typed.put("timeZone", draft.zone().getId());
        typed.put("language", draft.language());
        return typed;
    }

    String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The numbers of sessions that the template lets one choose from; empty where it lets one not. */
    List<Option> sessions() {
        String choices = value(Beginnings.SESSIONS + "/choices");
        return choices.isEmpty()
                ? List.of()
                : Stream.of(choices.split(","))
                        .map(number -> new Option(number, number))
                        .toList();
    }

    @Override
    public int status() {
        return problems.isEmpty() ? 200 : 422;
    }
}
