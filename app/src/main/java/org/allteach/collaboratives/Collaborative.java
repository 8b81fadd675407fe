package org.allteach.collaboratives;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many teams working on one topic: what it is about, when it runs, and the parameters and guidelines that all of it obeys.
 *
 * @param charter the words of the charter by field: mission, scope, outOfScope, methods, expectations, dataPolicy, contact …
 * @param dueDay the day of the following month, week or quarter by which a period's data are due; see {@link #due(Period)}
 * @param smallestDenominator smaller denominators are not shown to others
 * @param closedUntil data of periods that ended on or before this day may no longer change; null while all are open
 * @param terms the collaborative's own words by key: hospital, coach, team, leader
 */
public record Collaborative(
        UUID id,
        String slug,
        String title,
        String topic,
        String aim,
        Map<String, String> charter,
        LocalDate startsOn,
        LocalDate endsOn,
        State state,
        ZoneId zone,
        String language,
        Frequency frequency,
        int dueDay,
        String ruleSet,
        Visibility visibility,
        int smallestDenominator,
        @Nullable LocalDate closedUntil,
        Map<String, String> terms,
        boolean demonstration,
        int version) {

    /** Where the collaborative stands in its life. */
    public enum State {
        DRAFT,
        PLANNING,
        RECRUITING,
        PREWORK,
        ACTIVE,
        CLOSING,
        HOLDING_GAINS,
        CLOSED,
        SUSPENDED,
        CANCELLED
    }

    /** The last day on which a period's data are in time: the due day counted from the period's end. */
    public LocalDate due(Period period) {
        return due(period, dueDay);
    }

    /** The same with a due day of a measure's own. */
    public LocalDate due(Period period, int day) {
        return period.end().plusDays(day);
    }

    public boolean isClosed(Period period) {
        return closedUntil != null && !period.end().isAfter(closedUntil);
    }
}
