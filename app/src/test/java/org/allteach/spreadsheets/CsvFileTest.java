package org.allteach.spreadsheets;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.allteach.spreadsheets.TestFiles.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    private static final List<List<String>> EXPECTED = List.of(List.of("Team", "Zähler"), List.of("Zürich", "12"));

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiter(String delimiter) throws Unreadable {
        String text = "Team,Zähler\nZürich,12\n".replace(",", delimiter);

        Reading reading = TestFiles.read("a.csv", text);

        assertThat(reading.texts()).isEqualTo(EXPECTED);
        assertThat(reading.traits().text()).isEqualTo(new TextForm("UTF-8", delimiter.charAt(0)));
    }

    @Test
    void aSemicolonBetweenDecimalCommasIsTheDelimiter() throws Unreadable {
        Reading reading = TestFiles.read("a.csv", "team;value\nA;1,5\nB;2,5\nC;3\n");

        assertThat(reading.texts()).contains(List.of("A", "1,5"), List.of("C", "3"));
    }

    @Test
    void obeysADeclaredDelimiter() throws Unreadable {
        assertThat(TestFiles.read("a.csv", "sep=;\r\nTeam;Zähler\r\nZürich;12").texts())
                .isEqualTo(EXPECTED);
    }

    @Test
    void readsUtf8WithAndWithoutAByteOrderMark() throws Unreadable {
        assertThat(TestFiles.read("a.csv", "Team,Zähler\nZürich,12").texts()).isEqualTo(EXPECTED);
        assertThat(TestFiles.read("a.csv", "\ufeffTeam,Zähler\nZürich,12").texts())
                .isEqualTo(EXPECTED);
    }

    @Test
    void readsUtf16WithAByteOrderMark() throws Unreadable {
        byte[] bytes = "\ufeffTeam\tZähler\nZürich\t12".getBytes(UTF_16LE);

        assertThat(TestFiles.read("a.txt", bytes).texts()).isEqualTo(EXPECTED);
    }

    @Test
    void fallsBackToWindows1252AndSaysSo() throws Unreadable {
        byte[] bytes = "Team,Zähler\nZürich,12".getBytes(Charset.forName("windows-1252"));

        Reading reading = TestFiles.read("a.csv", bytes);

        assertThat(reading.texts()).isEqualTo(EXPECTED);
        assertThat(reading.traits().text()).isEqualTo(new TextForm("windows-1252", ','));
    }

    @Test
    void noticesAnAccentOnTheLastOfManyLines() throws Unreadable {
        byte[] bytes =
                ("team,n\n" + "Aarau,1\n".repeat(50_000) + "Zürich,1\n").getBytes(Charset.forName("windows-1252"));

        Reading reading = TestFiles.read("a.csv", bytes);

        assertThat(reading.rows().getLast().cell(0).text()).isEqualTo("Zürich");
        assertThat(reading.traits().rows()).isEqualTo(50_002);
    }

    @Test
    void decodesCharactersAcrossTheEdgesOfItsBuffer() throws Unreadable {
        String text = "team,n\n" + "ä€😀,1\n".repeat(20_000);

        Reading reading = TestFiles.read("a.csv", text);

        assertThat(reading.traits().text()).isEqualTo(new TextForm("UTF-8", ','));
        assertThat(reading.rows()).hasSize(20_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryKindOfLineEnd(String end) throws Unreadable {
        Reading reading = TestFiles.read("a.csv", "Team,Zähler" + end + "Zürich,12" + end);

        assertThat(reading.texts()).isEqualTo(EXPECTED);
        assertThat(reading.rows()).extracting(SheetRow::line).containsExactly(1L, 2L);
        assertThat(reading.traits().rows()).isEqualTo(2);
    }

    @Test
    void keepsLineNumbersBehindCellsOfSeveralLines() throws Unreadable {
        Reading reading = TestFiles.read("a.csv", "a,b\n\"x\ny\",1\n\n\"he said \"\"no\"\"\",2\n");

        assertThat(reading.texts()).contains(List.of("x\ny", "1"), List.of("he said \"no\"", "2"));
        assertThat(reading.rows()).extracting(SheetRow::line).containsExactly(1L, 2L, 5L);
    }

    @Test
    void takesRaggedRowsAsTheyAre() throws Unreadable {
        Reading reading = TestFiles.read("a.csv", "a,b,c\n1\n1,2,3,4\n");

        assertThat(reading.rows().get(1).cell(2)).isEqualTo(Cell.EMPTY);
        assertThat(reading.rows().get(2).cell(3).text()).isEqualTo("4");
    }

    @Test
    void namesTheLineFromWhichAQuotationMarkIsNeverClosed() {
        assertThatThrownBy(() -> TestFiles.read("a.csv", "a,b\n1,2\n3,\"4\n5,6\n"))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        e -> assertThat(e.problem().arguments()).containsExactly(3L));
    }

    @Test
    void readsNoMoreThanTheReaderWants() throws Unreadable {
        byte[] bytes = "a\n1\n2\n3\n".getBytes(UTF_8);
        var rows = new java.util.ArrayList<SheetRow>();

        try (Spreadsheet sheet = Spreadsheet.open("a.csv", () -> new java.io.ByteArrayInputStream(bytes), null)) {
            sheet.read(row -> rows.add(row) && rows.size() < 2);
        }

        assertThat(rows).hasSize(2);
    }
}
