package org.allteach.submissions;

import java.util.List;
import org.allteach.collaboratives.Period;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A block as it was pasted, cell by cell, to look at before it is saved.
 *
 * @param block the text as it came
 * @param line the number of the line of the grid on which it begins, from 0
 * @param period the period in which it begins
 * @param beyond how many pasted cells lie outside the grid
 */
record Pasted(String block, int line, Period period, List<Desk.Typed> cells, int beyond) {

    List<Desk.Typed> valid() {
        return cells.stream().filter(cell -> cell.problems().isEmpty()).toList();
    }

    long invalid() {
        return cells.stream().filter(cell -> !cell.problems().isEmpty()).count();
    }

    String name(Desk.Typed cell) {
        return cell.period().words();
    }

    /** What a cell is understood to say. */
    @Nullable
    String understood(Desk.Typed cell) {
        return cell.entry() == null ? null : EntryText.of(cell.entry(), Visit.locale());
    }

    /** What stands in the cell's fields. */
    String given(Desk.Typed cell) {
        return String.join(
                " / ",
                CellFields.numbers(cell.measure()).stream()
                        .map(cell.fields()::get)
                        .toList());
    }
}
