package org.allteach.demonstration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.CycleField;
import org.jspecify.annotations.Nullable;

/**
 * One test of change of the demonstration.
 *
 * @param idea the code of the idea in the collaborative's package
 * @param ramp the number of the team's ramp, from 1; step its place there
 * @param lead the address of whoever leads it
 */
record Trial(
        String team,
        String idea,
        int ramp,
        int step,
        Cycle.State state,
        boolean shared,
        Map<CycleField, String> fields,
        @Nullable LocalDate actedOn,
        boolean linked,
        boolean charted,
        String lead,
        List<Question> questions,
        List<Job> jobs) {

    /** A question of it with what was predicted and what came of it. */
    record Question(String question, String prediction, String why, String result, String outcome) {}

    /** Something that somebody does for it. */
    record Job(
            String text,
            String owner,
            LocalDate due,
            @Nullable LocalDate done) {}

    boolean isImplemented() {
        return state == Cycle.State.ACTED
                && List.of("implement", "adopt").contains(fields.getOrDefault(CycleField.DECISION, ""));
    }
}
