package org.allteach.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.allteach.spc.Analysis;
import org.allteach.spreadsheets.TableFile;
import org.allteach.variation.Note;
import org.jspecify.annotations.Nullable;

/** A summary as a table to take along. */
final class SummaryTable {

    private static final List<String> HEADER = List.of(
            "code",
            "name",
            "period",
            "value",
            "centre",
            "lower",
            "upper",
            "target",
            "variation",
            "assurance",
            "notePeriod",
            "note");

    private SummaryTable() {}

    static TableFile of(String name, List<SummaryEntry> entries) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (SummaryEntry entry : entries) {
            if (entry.exported()) {
                rows.add(row(entry));
            }
        }
        return new TableFile(name, HEADER, rows);
    }

    private static List<@Nullable Object> row(SummaryEntry entry) {
        var row = new ArrayList<@Nullable Object>();
        row.add(entry.code());
        row.add(entry.name());
        row.add(entry.lastStart());
        row.add(entry.atLast(Analysis::value));
        row.add(entry.atLast(Analysis::centre));
        row.add(entry.atLast(Analysis::lower));
        row.add(entry.atLast(Analysis::upper));
        row.add(entry.atLast(Analysis::target));
        row.add(BenchmarkTable.variation(entry.analysis()));
        row.add(entry.assurance() == null ? null : entry.assurance().id());
        Note note = entry.note();
        row.add(note == null ? null : note.start());
        row.add(note == null ? null : note.text());
        return row;
    }
}
