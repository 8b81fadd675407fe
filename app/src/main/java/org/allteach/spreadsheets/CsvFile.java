package org.allteach.spreadsheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;

/** Comma-separated values and their relatives, in any encoding that people's programs write. */
final class CsvFile implements Spreadsheet {

    /** Excel's own way of naming the delimiter, on the first line. */
    private static final Pattern DECLARATION = Pattern.compile("^\"?sep=(.)\"?\\r?\\n?");

    private static final int SAMPLE = 50;
    private static final int BUFFER = 1 << 18;

    private final Bytes bytes;
    private final TextForm form;
    private final TextScan.Result scan;
    private final boolean declared;

    private CsvFile(Bytes bytes, TextForm form, TextScan.Result scan, boolean declared) {
        this.bytes = bytes;
        this.form = form;
        this.scan = scan;
        this.declared = declared;
    }

    static CsvFile open(Bytes bytes, @Nullable TextForm wanted) throws Unreadable {
        try {
            TextScan.Result scan = TextScan.scan(bytes, wanted == null ? null : wanted.encoding());
            if (scan.head().isBlank()) {
                throw new Unreadable("spreadsheet.kind.EMPTY");
            }
            if (scan.lines() > MAX_ROWS) {
                throw new Unreadable("spreadsheet.rows", MAX_ROWS);
            }
            Optional<Character> declared = declared(scan.head());
            char delimiter = wanted != null ? wanted.delimiter() : declared.orElseGet(() -> delimiter(scan.head()));
            return new CsvFile(bytes, new TextForm(scan.encoding(), delimiter), scan, declared.isPresent());
        } catch (IOException e) {
            throw new Unreadable(Problem.of("file", null, "spreadsheet.damaged"), e);
        }
    }

    private static Optional<Character> declared(String head) {
        Matcher matcher = DECLARATION.matcher(head);
        return matcher.find() && TextForm.DELIMITERS.contains(matcher.group(1).charAt(0))
                ? Optional.of(matcher.group(1).charAt(0))
                : Optional.empty();
    }

    /** The delimiter that cuts most of the first lines into the same number of cells; of equals, into more. */
    private static char delimiter(String head) {
        char best = ',';
        int bestScore = 0;
        for (char candidate : TextForm.DELIMITERS) {
            int score = score(head, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static int score(String head, char delimiter) {
        Map<Integer, Integer> rowsByWidth = new HashMap<>();
        try (CsvReader<CsvRecord> reader = reader(new StringReader(head), delimiter)) {
            int seen = 0;
            for (CsvRecord row : reader) {
                rowsByWidth.merge(row.getFieldCount(), 1, Integer::sum);
                if (++seen == SAMPLE) {
                    break;
                }
            }
        } catch (IOException | CsvParseException e) {
            return 0;
        }
        return rowsByWidth.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .mapToInt(entry -> entry.getValue() * 1000 + Math.min(entry.getKey(), 999))
                .max()
                .orElse(0);
    }

    private static CsvReader<CsvRecord> reader(Reader text, char delimiter) {
        var handler = CsvRecordHandler.builder()
                .maxFields(MAX_COLUMNS)
                .maxFieldSize(MAX_CELL_LENGTH)
                .maxRecordSize(16 << 20)
                .build();
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(handler, text);
    }

    @Override
    public Traits traits() {
        return new Traits(form, scan.lines(), 0, false, List.of());
    }

    @Override
    public void read(RowReader reader) throws Unreadable {
        long line = 0;
        try (InputStream stream = bytes.open();
                Reader text = new InputStreamReader(skipMark(stream), form.charset());
                CsvReader<CsvRecord> records = reader(text, form.delimiter())) {
            for (CsvRecord row : records) {
                line = row.getStartingLineNumber();
                boolean declaration = declared && line == 1;
                if (!declaration && !reader.row(new SheetRow("", line, cells(row)))) {
                    return;
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            // Either a quotation mark has swallowed the lines after it, or the row is larger than any real one.
            throw new Unreadable(
                    Problem.of("file", null, "spreadsheet.csv", line + 1).onRow(line + 1, null), e);
        } catch (IOException e) {
            throw new Unreadable(Problem.of("file", null, "spreadsheet.damaged"), e);
        }
    }

    private InputStream skipMark(InputStream stream) throws IOException {
        stream.skipNBytes(scan.markLength());
        return stream;
    }

    private static List<Cell> cells(CsvRecord row) {
        List<Cell> cells = new ArrayList<>(row.getFieldCount());
        for (int i = 0; i < row.getFieldCount(); i++) {
            String text = row.getField(i).strip();
            cells.add(text.isEmpty() ? Cell.EMPTY : new Cell(text, Cell.Kind.TEXT));
        }
        return cells;
    }

    @Override
    public void close() {
        // Every reading closes its own stream.
    }
}
