package org.allteach.spreadsheets;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allteach.web.Problem;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** An XLSX workbook: the stored values of its visible sheets. Nothing in it is ever computed or run. */
final class Workbook implements Spreadsheet {

    /** Excel shows no more than 15 digits; what comes after them is the noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final Pattern NOT_OF_A_DATE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|General");

    private final Path file;
    private final ReadableWorkbook workbook;
    private final Traits traits;

    private Workbook(Path file, ReadableWorkbook workbook, Traits traits) {
        this.file = file;
        this.workbook = workbook;
        this.traits = traits;
    }

    static Workbook open(Bytes bytes) throws Unreadable {
        Path file = spool(bytes);
        boolean opened = false;
        try {
            Traits traits = WorkbookGuard.check(file);
            var workbook = new Workbook(file, open(file), traits);
            opened = true;
            return workbook;
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(Problem.of("file", null, "spreadsheet.damaged"), e);
        } finally {
            if (!opened) {
                delete(file);
            }
        }
    }

    /** The reader wants styles where it is asked for formats; a few programs write none. */
    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException e) {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        }
    }

    /** A ZIP is read from its end, so it must lie in a file. */
    private static Path spool(Bytes bytes) throws Unreadable {
        try (InputStream stream = bytes.open()) {
            Path file = Files.createTempFile("allteach-", ".xlsx");
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new Unreadable(Problem.of("file", null, "spreadsheet.damaged"), e);
        }
    }

    @Override
    public Traits traits() {
        List<String> names = shown().map(Sheet::getName).toList();
        return new Traits(null, traits.rows(), traits.formulas(), traits.macros(), names);
    }

    private Stream<Sheet> shown() {
        return workbook.getSheets().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE);
    }

    @Override
    public void read(RowReader reader) throws Unreadable {
        for (Sheet sheet : shown().toList()) {
            if (!read(sheet, reader)) {
                return;
            }
        }
    }

    private boolean read(Sheet sheet, RowReader reader) throws Unreadable {
        long line = 0;
        try (Stream<Row> rows = open(sheet)) {
            Iterator<Row> each = rows.iterator();
            for (SheetRow row = next(sheet, each, line); row != null; row = next(sheet, each, line)) {
                line = row.line();
                if (!row.isEmpty() && !reader.row(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Stream<Row> open(Sheet sheet) throws Unreadable {
        try {
            return sheet.openStream();
        } catch (IOException | RuntimeException e) {
            throw damaged(sheet, 0, e);
        }
    }

    /** The reader throws what it likes at damaged XML; whatever it is, the file is at fault. */
    private @Nullable SheetRow next(Sheet sheet, Iterator<Row> rows, long line) throws Unreadable {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            return new SheetRow(sheet.getName(), row.getRowNum(), cells(row));
        } catch (RuntimeException e) {
            throw damaged(sheet, line, e);
        }
    }

    private static Unreadable damaged(Sheet sheet, long line, Exception cause) {
        return new Unreadable(Problem.of("file", null, "spreadsheet.damagedAt", sheet.getName(), line + 1), cause);
    }

    private List<Cell> cells(Row row) {
        List<Cell> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(cell(row.getCell(i)));
        }
        return cells;
    }

    private Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return Cell.EMPTY;
        }
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR || value == null) {
            String shown = value == null ? cell.getFormula() : cell.getRawValue();
            return shown == null ? Cell.EMPTY : new Cell(value == null ? "=" + shown : shown, Cell.Kind.FAULT);
        }
        if (value instanceof BigDecimal number) {
            return number(number.doubleValue(), cell.getDataFormatString());
        }
        String text = value instanceof Boolean truth
                ? truth.toString().toUpperCase(Locale.ROOT)
                : value.toString().strip();
        boolean fault = cell.getType() == CellType.FORMULA && text.startsWith("#") && text.endsWith("!");
        return text.isEmpty() ? Cell.EMPTY : new Cell(text, fault ? Cell.Kind.FAULT : Cell.Kind.TEXT);
    }

    private Cell number(double number, @Nullable String format) {
        if (!Double.isFinite(number)) {
            return new Cell(Double.toString(number), Cell.Kind.FAULT);
        }
        if (format != null && isDate(format) && number >= 1 && number < 2_958_466) {
            return new Cell(day(number, workbook.isDate1904()).toString(), Cell.Kind.DATE);
        }
        BigDecimal rounded = BigDecimal.valueOf(number).round(DIGITS);
        String plain =
                rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return new Cell(plain, Cell.Kind.NUMBER);
    }

    /** The day that a number of Excel's means. */
    static LocalDate day(double serial, boolean since1904) {
        long days = (long) Math.floor(serial);
        return (since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30)).plusDays(days);
    }

    /** Whether a number in that format is shown as a date: it asks for a year, or for a day beside a month. */
    private static boolean isDate(String format) {
        String bare = NOT_OF_A_DATE.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0 && bare.indexOf('m') >= 0;
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
