package org.allteach.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Tables that are taken along are read the same everywhere. */
class TableFileTest {

    private static final TableFile TABLE = new TableFile(
            "a/b: [what]",
            List.of("name", "value", "when"),
            List.of(
                    Arrays.asList("Ward, \"four\"", 12.5, LocalDate.of(2026, 3, 1)),
                    Arrays.asList("=1+1", Double.NaN, null),
                    Arrays.asList("-", 1e6, 3)));

    @Test
    void numbers_have_a_point_and_nothing_is_a_formula() {
        assertThat(new String(TABLE.csv(), StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                        name,value,when
                        "Ward, ""four""\",12.5,2026-03-01
                        '=1+1,,
                        '-,1000000,3
                        """);
    }

    @Test
    void a_workbook_keeps_numbers_as_numbers_and_words_as_words() throws IOException {
        var cells = new ArrayList<String>();
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(TABLE.xlsx()))) {
            assertThat(read.getFirstSheet().getName()).isEqualTo("a b   what");
            read.getFirstSheet().read().forEach(row -> cells.add(row.getCellText(0) + "|" + row.getCellText(1)));
        }
        assertThat(cells).containsExactly("name|value", "Ward, \"four\"|12.5", "=1+1|", "-|1000000.0");
    }
}
