package org.allteach.enrolment;

import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/**
 * One open call: the charter, and the form that begins an application.
 *
 * @param sentTo the address to which a link has just been sent, whoever has it; empty before
 */
record CharterPage(
        Collaborative collaborative,
        Call call,
        List<Phase> phases,
        boolean isOpen,
        Edit edit,
        String sentTo,
        boolean delivers)
        implements Page {

    private static final List<String> PARTS = List.of(
            "mission",
            "scope",
            "outOfScope",
            "expectedResults",
            "methods",
            "expectationsOfTeams",
            "dataPolicy",
            "cost",
            "contact");

    /** What the charter says, as heading and text. */
    static List<Map.Entry<String, String>> charter(Collaborative collaborative) {
        return PARTS.stream()
                .map(part -> Map.entry(
                        Visit.text("charter." + part), collaborative.charter().getOrDefault(part, "")))
                .filter(part -> !part.getValue().isEmpty())
                .toList();
    }

    @Override
    public int status() {
        return edit.status();
    }
}
