package org.allteach.spreadsheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table to take along, as programs read it: a point before the decimals, dates as {@code 2026-03-01}, nothing where there
 * is nothing.
 *
 * @param name what the sheet of a workbook is called
 * @param rows text and numbers below the header; null, and a number that is none, are empty cells
 */
public record TableFile(String name, List<String> header, List<? extends List<? extends @Nullable Object>> rows) {

    /** The media types of its two forms. */
    public static final String CSV = "text/csv;charset=UTF-8";

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int LONGEST_NAME = 31;

    public byte[] csv() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            for (var row : rows) {
                csv.writeRecord(row.stream().map(TableFile::written).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String written(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Double number -> number(number);
            case Number number -> number.toString();
            default -> harmless(cell.toString());
        };
    }

    private static String number(double number) {
        return !Double.isFinite(number)
                ? ""
                : number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Long.toString((long) number)
                        : Double.toString(number);
    }

    /** People's words that a spreadsheet would take for a formula get an apostrophe, so that it does not. */
    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    public byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Allteach", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(sheetName());
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
                sheet.style(0, column).bold().set();
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    write(sheet, row + 1, column, rows.get(row).get(column));
                }
            }
            sheet.freezePane(1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String sheetName() {
        String plain = name.replaceAll("[\\[\\]*/\\\\?:']", " ").strip();
        return plain.isEmpty() ? "1" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    private static void write(Worksheet sheet, int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Double number -> {
                if (Double.isFinite(number)) {
                    sheet.value(row, column, number);
                }
            }
            case Number number -> sheet.value(row, column, number);
            default -> sheet.value(row, column, cell.toString());
        }
    }
}
