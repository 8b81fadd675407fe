package org.allteach.spreadsheets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file of rows and cells. Open it, look at its traits, read its rows as often as needed, close it. */
public sealed interface Spreadsheet extends AutoCloseable permits CsvFile, Workbook {

    /** Excel's own bounds, which are ours too. */
    int MAX_COLUMNS = 16_384;

    int MAX_CELL_LENGTH = 32_767;
    long MAX_ROWS = 2_000_000;

    /**
     * What is known of the file before its rows are read.
     *
     * @param text how it is written, where it is a CSV file
     * @param rows how many rows there are to read, about: for a bar of progress
     * @param formulas how many cells hold formulas; their stored results are read
     * @param macros whether it carries macros; they are never looked at
     * @param sheets the names of the sheets that are shown; none of a CSV file
     */
    record Traits(@Nullable TextForm text, long rows, long formulas, boolean macros, List<String> sheets) {}

    /** Takes row by row. */
    interface RowReader {

        /** Whether it wants the next row too. */
        boolean row(SheetRow row);
    }

    Traits traits();

    /** Reads rows that are not empty, sheet by sheet, until there is none left or the reader has enough. */
    void read(RowReader reader) throws Unreadable;

    @Override
    void close();

    /**
     * Opens a file by what it contains.
     *
     * @param fileName its name, to tell when the name says another thing than the content
     * @param form how a CSV file is written, where a person has said so; null to find out
     */
    static Spreadsheet open(String fileName, Bytes bytes, @Nullable TextForm form) throws Unreadable {
        FileKind kind;
        try (InputStream stream = new BufferedInputStream(bytes.open())) {
            kind = FileKind.of(stream);
        } catch (IOException e) {
            throw new Unreadable("spreadsheet.damaged");
        }
        kind.refuseIfUnreadable();
        refuseMisnamed(fileName.toLowerCase(Locale.ROOT), kind);
        return kind == FileKind.TEXT ? CsvFile.open(bytes, form) : Workbook.open(bytes);
    }

    private static void refuseMisnamed(String name, FileKind kind) throws Unreadable {
        boolean saysWorkbook = name.endsWith(".xlsx") || name.endsWith(".xlsm");
        boolean saysText = name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
        if (kind == FileKind.TEXT && saysWorkbook) {
            throw new Unreadable("spreadsheet.misnamed.text");
        }
        if (kind == FileKind.ZIP && saysText) {
            throw new Unreadable("spreadsheet.misnamed.workbook");
        }
    }
}
