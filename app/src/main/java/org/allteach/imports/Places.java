package org.allteach.imports;

import java.util.Map;
import java.util.TreeMap;

/**
 * One number for each row of a file with several sheets, as rows of values carry only one; and back again. The rows of a
 * sheet follow those of the sheet before.
 */
final class Places {

    private final TreeMap<Integer, String> sheets = new TreeMap<>();
    private int base;
    private int last;

    /** A row: of which sheet, on which line. */
    record Place(String sheet, long line) {}

    void enter(String sheet) {
        base = last;
        sheets.put(base, sheet);
    }

    int number(long line) {
        last = Math.toIntExact(base + line);
        return last;
    }

    Place of(int number) {
        Map.Entry<Integer, String> sheet = sheets.lowerEntry(Math.max(number, 1));
        return sheet == null ? new Place("", number) : new Place(sheet.getValue(), (long) number - sheet.getKey());
    }
}
