package org.allteach.submissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.measures.Measure;
import org.allteach.measures.Observation;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * How a period of a team stands over all its measures.
 *
 * @param lacking the names of required measures in which nothing stands yet
 */
record PeriodState(int measures, int submitted, int drafts, List<String> lacking) {

    /**
     * Counts.
     *
     * @param entered what stands in the period, by measure
     */
    static PeriodState of(List<Measure> measures, Map<UUID, Observation> entered) {
        int submitted = 0;
        int drafts = 0;
        var lacking = new ArrayList<String>();
        for (Measure measure : measures) {
            @Nullable Observation one = entered.get(measure.id());
            if (one == null) {
                if (measure.required() && !measure.kind().isOfEvents()) {
                    lacking.add(measure.name());
                }
            } else if (one.isDraft()) {
                drafts++;
            } else {
                submitted++;
            }
        }
        return new PeriodState(measures.size(), submitted, drafts, lacking);
    }

    String words() {
        String key = submitted == measures ? "all" : drafts > 0 ? "drafts" : submitted > 0 ? "some" : "none";
        return Visit.text("submissions.column." + key, submitted, measures, drafts);
    }

    /** What is to be done about required measures in which nothing stands; empty where there are none. */
    String hint() {
        return lacking.isEmpty() ? "" : Visit.text("submissions.lacking", String.join(", ", lacking));
    }
}
