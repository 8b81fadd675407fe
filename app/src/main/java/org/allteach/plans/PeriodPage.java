package org.allteach.plans;

import java.util.List;
import java.util.Map;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Team;
import org.allteach.web.Edit;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * An action period: what is expected, what it is about, and how far each team has come.
 *
 * @param isOver whether what is short can no longer be made up for in its days
 * @param activities the calls and visits in it
 * @param columns what teams do, as far as it is counted
 */
record PeriodPage(
        Membership membership,
        Phase period,
        Brief brief,
        boolean isOver,
        List<Activity> activities,
        List<String> columns,
        List<Line> lines,
        Edit edit)
        implements Page {

    /**
     * How much a team did.
     *
     * @param expected how much of it is expected; 0 where no number is
     * @param untilItsEnd whether there is time for it until the period ends; else it is what was expected so far
     */
    record Tally(int done, int expected, boolean untilItsEnd) {

        int missing() {
            return Math.max(0, expected - done);
        }

        String words() {
            return expected == 0 ? Integer.toString(done) : Visit.text("plans.of", done, expected);
        }
    }

    /**
     * A team as the viewer sees it.
     *
     * @param counts how much it did, by column
     * @param report its report; null where none is there
     * @param items its plan; empty where the viewer sees it under a code
     */
    record Line(
            Team team,
            String label,
            boolean isOpen,
            List<Tally> counts,
            List<Item> items,
            @Nullable Report report) {

        int done() {
            return (int) items.stream().filter(Item::isDone).count();
        }
    }

    static List<Option> reporting() {
        return List.of(
                new Option("false", Visit.text("plans.brief.report.false")),
                new Option("true", Visit.text("plans.brief.report.true")));
    }

    /** What is short, in words. */
    String shortage(Tally tally) {
        return Visit.text(isLate(tally) ? "plans.missing" : "plans.toGo", tally.missing());
    }

    boolean isLate(Tally tally) {
        return isOver || !tally.untilItsEnd();
    }

    boolean mayConvene() {
        return Convening.may(membership);
    }

    String path() {
        return "/c/" + membership.collaborative().slug() + "/activities/periods/" + period.id();
    }

    static Map<String, String> fields(Brief brief) {
        return Map.of(
                "cycles", Integer.toString(brief.cycles()),
                "focus", brief.focus(),
                "report", Boolean.toString(brief.report()));
    }

    @Override
    public int status() {
        return edit.status();
    }
}
