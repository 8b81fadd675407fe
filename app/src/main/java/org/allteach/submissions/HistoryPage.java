package org.allteach.submissions;

import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Period;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Entry;
import org.allteach.measures.Measure;
import org.allteach.measures.Observation;
import org.allteach.measures.Observations;
import org.allteach.web.Page;
import org.allteach.web.Visit;

/** All that ever stood in one cell, the newest first. */
record HistoryPage(Membership membership, Team team, Measure measure, Period period, List<Observations.Past> revisions)
        implements Page {

    String title() {
        return measure.name() + ", " + period.words();
    }

    String grid() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/data?period=" + period;
    }

    /** What a revision holds, and what else is said with it. */
    String content(Observations.Past past) {
        Entry entry = past.observation().entry();
        String text = EntryText.of(entry, Visit.locale());
        return entry.provisional() ? text + " (" + Visit.text("submissions.cell.provisional") + ")" : text;
    }

    /** What happened with a revision: entered, corrected, submitted, recalled, taken away. */
    String deed(int index) {
        Observations.Past past = revisions.get(index);
        if (past.removedAt() != null) {
            return Visit.text("submissions.deed.removed", Visit.moment(past.removedAt()));
        }
        Observation now = past.observation();
        Observation before =
                index + 1 < revisions.size() ? revisions.get(index + 1).observation() : null;
        if (now.revision().source() == Observation.Source.UNDO) {
            return Visit.text("submissions.deed.undone");
        }
        if (before == null || revisions.get(index + 1).removedAt() != null) {
            return Visit.text(now.isDraft() ? "submissions.deed.entered" : "submissions.deed.loaded");
        }
        if (before.isDraft() != now.isDraft()) {
            return Visit.text(now.isDraft() ? "submissions.deed.recalled" : "submissions.deed.submitted");
        }
        return Visit.text(now.isDraft() ? "submissions.deed.changed" : "submissions.deed.corrected");
    }

    String source(Observations.Past past) {
        return Visit.text(
                "submissions.source." + past.observation().revision().source().name());
    }
}
