package org.allteach.demonstrationprogramme;

import java.util.List;
import java.util.Map;
import org.allteach.demonstration.Script;
import org.allteach.enrolment.Application;

/**
 * What is told by hand of the call and its applications: {@code enrolment.yaml}.
 *
 * @param opens the day on which it opened, counted from the first of the collaborative
 */
record EnrolmentScript(
        int opens,
        int closes,
        int places,
        String text,
        List<Wording> agreements,
        List<String> reasons,
        List<String> baselines,
        List<String> capacities,
        List<String> experiences,
        Map<String, String> regions,
        List<String> commitments,
        Notes notes,
        List<Other> others) {

    /** A wording of the agreement, and the day on which it was written. */
    record Wording(int day, String text) {}

    /** What reviewers write. */
    record Notes(List<String> accept, List<String> other) {}

    /**
     * An application that did not become a team.
     *
     * @param committed what the senior leader answered
     * @param opinions what reviewers recommended
     */
    record Other(
            String organisation,
            String country,
            String unit,
            String name,
            String email,
            String language,
            String senior,
            int submitted,
            int decided,
            Application.State state,
            boolean committed,
            List<String> opinions,
            String aim,
            String reason) {}

    static EnrolmentScript read() {
        return Script.read("enrolment.yaml", EnrolmentScript.class);
    }
}
