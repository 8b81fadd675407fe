package org.allteach.spreadsheets;

import java.util.List;

/**
 * One row of a file.
 *
 * @param sheet the sheet's name; empty in a CSV file
 * @param line the line in the file, or the row's number in the sheet, from 1
 */
public record SheetRow(String sheet, long line, List<Cell> cells) {

    /** The cell in that column, from 0; an empty one where the row is shorter. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    public boolean isEmpty() {
        return cells.stream().allMatch(Cell::isEmpty);
    }
}
