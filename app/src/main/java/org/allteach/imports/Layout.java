package org.allteach.imports;

import java.util.ArrayList;
import java.util.List;
import org.allteach.spreadsheets.TextForm;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file are to be read: as recognised, or as a person has said. A value needs a team, a measure and a
 * period; each stands in a column, above the columns, on the tab of the sheet, or is the same for the whole file.
 *
 * @param text how a CSV file is written; null for a workbook
 * @param headerLine the line with the names of the columns on the first sheet
 * @param headerLines how many lines these names take: one, or two where pairs of columns stand below a common heading
 * @param across what differs from column to column; null where each row holds one value
 * @param tab what the sheets' names say; null where nothing
 * @param team the team of the whole file, by code; null where it stands in it
 * @param period the period of the whole file; null where it stands in it
 */
record Layout(
        @Nullable TextForm text,
        Notation notation,
        long headerLine,
        int headerLines,
        @Nullable Key across,
        @Nullable Key tab,
        List<Column> columns,
        @Nullable String team,
        @Nullable String measure,
        @Nullable String period,
        @Nullable Filter filter) {

    /** What a value is of. */
    enum Key {
        TEAM,
        MEASURE,
        PERIOD
    }

    /** What stands in a column. */
    enum Role {
        TEAM,
        MEASURE,
        PERIOD,
        NUMERATOR,
        DENOMINATOR,
        VALUE,
        STATUS,
        COMMENT,
        IGNORED;

        boolean isKey() {
            return this == TEAM || this == MEASURE || this == PERIOD;
        }

        /** Whether a value is given in it, or a part of one. */
        boolean isNumber() {
            return this == NUMERATOR || this == DENOMINATOR || this == VALUE;
        }
    }

    /**
     * A column by its heading.
     *
     * @param header the heading as it stands there; of several with the same one, the second ends in " (2)"
     * @param of the team, measure or period that the heading names, as it names it; null where none
     * @param examples the first values in it
     */
    record Column(String header, Role role, @Nullable String of, List<String> examples) {}

    /** Only rows in which that column holds that text are read. */
    record Filter(String header, String value) {}

    /** What a value cannot do without and nobody has told yet. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        for (Key key : Key.values()) {
            if (!knows(key)) {
                missing.add(key.name());
            }
        }
        if (columns.stream().noneMatch(column -> column.role().isNumber())) {
            missing.add("VALUE");
        }
        return missing;
    }

    private boolean knows(Key key) {
        String constant = switch (key) {
            case TEAM -> team;
            case MEASURE -> measure;
            case PERIOD -> period;
        };
        return constant != null || across == key || tab == key || has(Role.valueOf(key.name()));
    }

    boolean has(Role role) {
        return columns.stream().anyMatch(column -> column.role() == role);
    }
}
