package org.allteach.loads;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.allteach.measures.GivenRow;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads CSV row by row: the columns in any order, UTF-8 with or without a byte-order mark. */
final class CsvRows {

    static final List<String> COLUMNS = List.of(
            "team",
            "measure",
            "period",
            "numerator",
            "denominator",
            "value",
            "values",
            "status",
            "comment",
            "provisional");
    private static final int REQUIRED = 3;
    private static final int MOST_FIELDS = 1000;
    private static final int LONGEST_FIELD = 1 << 16;
    private static final int LONGEST_RECORD = 1 << 20;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final DataLoad load;

    private CsvRows(DataLoad load) {
        this.load = load;
    }

    /** Reads all rows into the load. */
    static void read(InputStream bytes, DataLoad load) throws IOException {
        // A decoder of one's own reports what is not UTF-8; the usual one would replace it by question marks.
        var reader =
                new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), LONGEST_FIELD);
        try {
            skipByteOrderMark(reader);
            new CsvRows(load).read(reader);
        } catch (CsvParseException e) {
            throw Refusal.unreadable(Problem.of("", null, "loads.problem.csv", LONGEST_FIELD));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw Refusal.unreadable(Problem.of("", null, "loads.problem.utf8"));
            }
            throw e;
        } catch (CharacterCodingException e) {
            throw Refusal.unreadable(Problem.of("", null, "loads.problem.utf8"));
        }
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private void read(Reader reader) {
        var handler = CsvRecordHandler.builder()
                .maxFields(MOST_FIELDS)
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(LONGEST_RECORD)
                .build();
        CloseableIterator<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(handler, reader)
                .iterator();
        if (!records.hasNext()) {
            throw Refusal.invalid(Problem.of("", null, "loads.problem.empty"));
        }
        CsvRecord header = records.next();
        int[] places = places(header.getFields());
        while (records.hasNext()) {
            read(records.next(), places, header.getFieldCount());
        }
    }

    /** Where each column stands in the file; -1 for those that do not. */
    private static int[] places(List<String> header) {
        int[] places = new int[COLUMNS.size()];
        Arrays.fill(places, -1);
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            int column = COLUMNS.indexOf(name);
            if (column < 0) {
                problems.add(Problem.of(name, header.get(i), "loads.problem.column", String.join(", ", COLUMNS))
                        .onRow(1, header.get(i)));
            } else if (places[column] >= 0) {
                problems.add(Problem.of(name, header.get(i), "loads.problem.columnTwice")
                        .onRow(1, name));
            } else {
                places[column] = i;
            }
        }
        for (int column = 0; column < REQUIRED; column++) {
            if (places[column] < 0) {
                String name = COLUMNS.get(column);
                problems.add(Problem.of(name, null, "loads.problem.columnMissing", name)
                        .onRow(1, name));
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return places;
    }

    private void read(CsvRecord row, int[] places, int fields) {
        load.refuseMore();
        int line = (int) row.getStartingLineNumber();
        if (row.getFieldCount() != fields) {
            load.reject(Problem.of("", Integer.toString(row.getFieldCount()), "loads.problem.fields", fields)
                    .onRow(line, null));
            return;
        }
        load.add(new GivenRow(
                line,
                field(row, places[0]),
                field(row, places[1]),
                field(row, places[2]),
                field(row, places[3]),
                field(row, places[4]),
                field(row, places[5]),
                field(row, places[6]),
                field(row, places[7]),
                field(row, places[8]),
                field(row, places[9])));
    }

    private static @Nullable String field(CsvRecord row, int place) {
        return place < 0 ? null : row.getField(place);
    }
}
