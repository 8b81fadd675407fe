package org.allteach.submissions;

import java.util.List;
import org.allteach.collaboratives.Period;
import org.allteach.measures.Entry;
import org.allteach.measures.Measure;
import org.allteach.measures.Observation;
import org.allteach.web.Problem;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the grid: a measure in a period.
 *
 * @param fields what stands in its fields: what is saved, or what was typed and came back
 * @param isLocked whether it cannot be written
 * @param isOpen whether it belongs to the period that is entered just now
 */
record GridCell(
        Measure measure,
        Period period,
        @Nullable Observation saved,
        CellFields fields,
        boolean isLocked,
        boolean isOpen,
        List<Problem> problems) {

    String id() {
        return measure.code() + "/" + period;
    }

    int revision() {
        return saved == null ? 0 : saved.revision().number();
    }

    boolean isSubmitted() {
        return saved != null && !saved.isDraft();
    }

    /** Where the cell stands, as it stands in names of styles: empty, draft or submitted. */
    String state() {
        return saved == null ? "empty" : saved.isDraft() ? "draft" : "submitted";
    }

    /** The same in words, with all else that is to be known of it. */
    String words() {
        return words(saved, isLocked);
    }

    static String words(@Nullable Observation saved, boolean isLocked) {
        var words = new StringBuilder();
        if (saved != null) {
            Entry entry = saved.entry();
            add(words, Visit.text(saved.isDraft() ? "submissions.cell.draft" : "submissions.cell.submitted"));
            if (!entry.hasValue()) {
                add(words, Visit.text("submissions.status." + entry.status().name()));
            }
            if (entry.provisional()) {
                add(words, Visit.text("submissions.cell.provisional"));
            }
            if (entry.comment() != null) {
                add(words, Visit.text("submissions.cell.commented"));
            }
        }
        if (isLocked) {
            add(words, Visit.text("submissions.cell.locked"));
        }
        return words.toString();
    }

    private static void add(StringBuilder words, String word) {
        words.append(words.isEmpty() ? "" : ", ").append(word);
    }

    /** The label of one of its fields, for those who do not see row and column. */
    String label(String field) {
        return measure.name() + ", " + Visit.text("submissions.field." + field) + ", " + period.words();
    }

    /** What is saved, in words: 37 / 52. */
    String text() {
        if (saved == null) {
            return "";
        }
        if (!saved.entry().hasValue()) {
            return Visit.text("submissions.status." + saved.entry().status().name());
        }
        return EntryText.of(saved.entry(), Visit.locale());
    }
}
