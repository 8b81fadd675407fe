package org.allteach.submissions;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.allteach.collaboratives.Frequency;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observation;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A team's data: measures down, periods across. One of the periods is open: the one that is entered where there is no room
 * or no script for the others.
 *
 * @param frequencies the lengths of periods that the team's measures have; the first cell tells which one is shown
 * @param open the period that is entered just now
 * @param earlier the period before those shown; null where there is none
 * @param later the period after those shown; null where it has not begun
 * @param paste what was pasted, to look at before it is saved; null for nothing
 */
record GridPage(
        Membership membership,
        Team team,
        List<Frequency> frequencies,
        Period open,
        List<Period> periods,
        @Nullable Period earlier,
        @Nullable Period later,
        List<Row> rows,
        List<Problem> problems,
        @Nullable Pasted paste,
        int status)
        implements Page {

    /** A measure with its cells, one for each period. */
    record Row(Measure measure, List<GridCell> cells) {

        String type() {
            return Visit.text("submissions.type." + measure.type().name());
        }
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code();
    }

    boolean mayEnter() {
        return membership.may(Permission.ENTER_DATA, team.id());
    }

    String name(Period period) {
        return period.words();
    }

    String brief(Period period) {
        return period.brief();
    }

    private List<GridCell> cells(Period period) {
        int column = periods.indexOf(period);
        return rows.stream().map(row -> row.cells().get(column)).toList();
    }

    boolean isOpenLocked() {
        return cells(open).stream().allMatch(GridCell::isLocked);
    }

    /** How a period stands over all its measures. */
    PeriodState state(Period period) {
        var entered = new HashMap<UUID, Observation>();
        for (GridCell cell : cells(period)) {
            if (cell.saved() != null) {
                entered.put(cell.measure().id(), cell.saved());
            }
        }
        return PeriodState.of(rows.stream().map(Row::measure).toList(), entered);
    }

    List<Option> statuses() {
        return List.of(status("value"), status("missing"), status("not-collected"), status("not-applicable"));
    }

    private static Option status(String value) {
        return new Option(
                value,
                Visit.text(
                        "submissions.status." + value.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
}
