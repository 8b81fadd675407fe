package org.allteach.testing;

import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.ChartMarks;
import org.allteach.measures.Measure;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.Cycles;
import org.allteach.web.Permission;
import org.allteach.web.Visit;
import org.springframework.stereotype.Component;

/** Tests of change as marks on the charts of the measures that they touch. */
@Component
class CycleMarks implements ChartMarks {

    private final Cycles cycles;

    CycleMarks(Cycles cycles) {
        this.cycles = cycles;
    }

    @Override
    public List<Mark> on(Membership membership, Team team, Measure measure) {
        if (!membership.may(Permission.SEE_TESTS, team.id())) {
            return List.of();
        }
        var marks = new ArrayList<Mark>();
        for (Cycle cycle : cycles.onChart(team.collaborative(), team.id(), measure.id())) {
            var day = cycle.startsOn();
            if (day != null && cycle.isSeen(membership)) {
                marks.add(new Mark(
                        day,
                        Visit.text("pdsa.mark", cycle.code(), cycle.title()),
                        "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/cycles/" + cycle.code()));
            }
        }
        return marks;
    }
}
