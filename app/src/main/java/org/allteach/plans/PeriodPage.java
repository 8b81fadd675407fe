package org.allteach.plans;

import java.util.List;
import java.util.Map;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Page;

/**
 * An action period: what is expected, what it is about, and how far each team has come.
 *
 * @param activities the calls and visits in it
 * @param columns what teams do, as far as it is counted
 */
record PeriodPage(
        Membership membership,
        Phase period,
        Brief brief,
        List<Activity> activities,
        List<String> columns,
        List<Line> lines,
        Edit edit)
        implements Page {

    /**
     * A team as the viewer sees it.
     *
     * @param counts how much it did, by column
     * @param items its plan; empty where the viewer sees it under a code
     */
    record Line(Team team, String label, boolean isOpen, List<Integer> counts, List<Item> items) {

        int done() {
            return (int) items.stream().filter(Item::isDone).count();
        }
    }

    boolean mayConvene() {
        return Convening.may(membership);
    }

    String path() {
        return "/c/" + membership.collaborative().slug() + "/activities/periods/" + period.id();
    }

    static Map<String, String> fields(Brief brief) {
        return Map.of("cycles", Integer.toString(brief.cycles()), "focus", brief.focus());
    }

    @Override
    public int status() {
        return edit.status();
    }
}
