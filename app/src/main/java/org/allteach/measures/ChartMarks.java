package org.allteach.measures;

import java.time.LocalDate;
import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;

/** Whoever has something that belongs on charts, such as tests of change, implements this. */
public interface ChartMarks {

    /**
     * Something that happened on a day.
     *
     * @param text what stands below the chart
     * @param path the page on which there is more
     */
    record Mark(LocalDate day, String text, String path) {}

    /** What belongs on the chart of a measure of a team, as far as the viewer may see it. */
    List<Mark> on(Membership membership, Team team, Measure measure);
}
