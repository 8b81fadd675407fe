package org.allteach.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every file that cannot be read is named in one clear problem, in bounded time and memory. */
@Timeout(30)
class BadFilesTest {

    @SuppressWarnings("ArrayRecordComponent")
    private record Bad(String name, String fileName, byte[] bytes, String problem) {}

    @TestFactory
    Stream<DynamicTest> namesTheProblemOf() {
        return Stream.of(kinds(), names(), texts(), archives(), workbooks())
                .flatMap(files -> files)
                .map(bad -> DynamicTest.dynamicTest(bad.name, () -> {
                    Unreadable refused =
                            catchThrowableOfType(Unreadable.class, () -> TestFiles.read(bad.fileName, bad.bytes));
                    assertThat(refused).isNotNull();
                    assertThat(refused.problem().key()).isEqualTo(bad.problem);
                }));
    }

    private static Stream<Bad> kinds() {
        return Stream.of(
                new Bad("nothing at all", "a.csv", new byte[0], "spreadsheet.kind.EMPTY"),
                text("only spaces and line ends", "  \n\r\n \n", "spreadsheet.kind.EMPTY"),
                new Bad("an empty ZIP", "a.xlsx", hex("504b0506" + "00".repeat(18)), "spreadsheet.kind.EMPTY_ZIP"),
                new Bad("an XLS", "a.xls", hex("d0cf11e0a1b11ae1" + "00".repeat(6000)), "spreadsheet.kind.OLD_EXCEL"),
                new Bad("a workbook with a password", "a.xlsx", encrypted(), "spreadsheet.kind.ENCRYPTED"),
                text("a PDF", "%PDF-1.7\n", "spreadsheet.kind.PDF"),
                new Bad("a picture", "a.xlsx", hex("89504e470d0a1a0a"), "spreadsheet.kind.PICTURE"),
                new Bad("a compressed file", "a.csv", hex("1f8b0800"), "spreadsheet.kind.ARCHIVE"),
                text("a web page", "\ufeff\n <HTML><table><tr><td>1</td></tr></table>", "spreadsheet.kind.WEB_PAGE"),
                text("an XML spreadsheet", "<?xml version=\"1.0\"?><Workbook/>", "spreadsheet.kind.XML"));
    }

    private static Stream<Bad> names() {
        return Stream.of(
                new Bad("text named xlsx", "A.XLSX", bytes("a,b\n1,2\n"), "spreadsheet.misnamed.text"),
                new Bad("a workbook named csv", "a.csv", TestFiles.rawWorkbook(""), "spreadsheet.misnamed.workbook"));
    }

    private static Stream<Bad> texts() {
        return Stream.of(
                text("NUL characters", "a,b\n1,2\n3,\0\n", "spreadsheet.binary"),
                new Bad(
                        "UTF-16 without a mark",
                        "a.csv",
                        "a,b\n".getBytes(StandardCharsets.UTF_16LE),
                        "spreadsheet.binary"),
                new Bad("half a character after a mark", "a.csv", hex("efbbbf612c620ac3"), "spreadsheet.encoding"),
                text("a cell of ten megabytes", "a,b\n1," + "x".repeat(10 << 20) + "\n", "spreadsheet.csv"),
                text("too many columns", ",".repeat(1 << 20) + "\n", "spreadsheet.csv"),
                text("an open quotation mark", "a,b\n\"1,2\n" + "3,4\n".repeat(200_000), "spreadsheet.csv"),
                text("more lines than are read", "a\n".repeat(2_000_001), "spreadsheet.rows"));
    }

    private static Stream<Bad> archives() {
        return Stream.of(
                archive(
                        "an OpenDocument",
                        Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                        "kind.ODS"),
                archive("a text document", Map.of("word/document.xml", "<w/>"), "kind.OTHER_DOCUMENT"),
                archive("a binary workbook", Map.of("xl/workbook.bin", "x"), "kind.XLSB"),
                archive("any other archive", Map.of("data.csv", "a,b"), "kind.ARCHIVE"),
                new Bad("half a workbook", "a.xlsx", half(TestFiles.rawWorkbook("<row/>")), "spreadsheet.damaged"),
                new Bad("thousands of entries", "a.xlsx", crowded(), "spreadsheet.bomb"),
                new Bad("a bomb of zeros", "a.xlsx", with("xl/media/a.png", new byte[100 << 20]), "spreadsheet.bomb"),
                new Bad("a bomb of blanks in a sheet", "a.xlsx", blanks(), "spreadsheet.bomb"),
                new Bad(
                        "a sheet that is no XML",
                        "a.xlsx",
                        TestFiles.zip(TestFiles.parts("<a><b>")),
                        "spreadsheet.damaged"));
    }

    private static Stream<Bad> workbooks() {
        String entities = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><worksheet>&c;</worksheet>";
        String outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><worksheet/>";
        return Stream.of(
                new Bad("entities", "a.xlsx", TestFiles.zip(TestFiles.parts(entities)), "spreadsheet.entities"),
                new Bad("an outside DTD", "a.xlsx", TestFiles.zip(TestFiles.parts(outside)), "spreadsheet.entities"),
                sheet("a column beyond XFD", "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>", "spreadsheet.columns"),
                sheet(
                        "a column just beyond XFD",
                        "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
                        "spreadsheet.columns"),
                sheet("endless columns", "<row>" + "<c/>".repeat(20_000) + "</row>", "spreadsheet.columns"),
                sheet("a row beyond all rows", "<row r=\"999999999999\"/>", "spreadsheet.rows"),
                sheet(
                        "a long cell",
                        "<row><c t=\"inlineStr\"><is><t>" + noise(90_000) + "</t></is></c><c/></row>",
                        "spreadsheet.cell"),
                sheet(
                        "many array formulas",
                        "<row><c><f t=\"array\" ref=\"A1:A2\">1</f></c></row>".repeat(45_000),
                        "spreadsheet.formulas"),
                new Bad("a relation to a part nobody looked at", "a.xlsx", hiddenPart(), "spreadsheet.damaged"));
    }

    @Test
    void readsNumbersThatWouldFillTheMemoryIfWrittenOut() throws Unreadable {
        var reading = TestFiles.read(
                "a.xlsx", TestFiles.rawWorkbook("<row r=\"1\"><c r=\"A1\"><v>1E999999999</v></c></row>"));

        assertThat(reading.rows().getFirst().cell(0).kind()).isEqualTo(Cell.Kind.FAULT);
    }

    /** The same few thousand bytes damaged in hundreds of ways: either rows, or one problem; never another exception. */
    @Test
    void neverFailsOtherwiseOnDamagedBytes() {
        byte[] workbook = TestFiles.workbook(made -> {
            var sheet = made.newWorksheet("Data");
            for (int row = 0; row < 20; row++) {
                sheet.value(row, 0, "W" + row % 7);
                sheet.value(row, 1, row * 1.5);
            }
        });
        byte[] csv = bytes("team;wert\n\"A \"\"1\"\"\";1,5\nB;\"2\n3\"\n");
        var random = new Random(20261123);
        for (int round = 0; round < 600; round++) {
            readOrRefuse("a.xlsx", damage(workbook, random));
            readOrRefuse("a.csv", damage(csv, random));
        }
    }

    /** A file of a gigabyte in one line without a line end, made as it is read. */
    @Test
    @Timeout(60)
    void givesUpOnAnEndlessLineSoon() {
        byte[] block = "1,".repeat(1 << 19).getBytes(StandardCharsets.US_ASCII);
        long before = System.nanoTime();

        Unreadable refused = catchThrowableOfType(Unreadable.class, () -> {
            try (Spreadsheet sheet = Spreadsheet.open("a.csv", () -> repeated(block, 200), null)) {
                sheet.read(row -> true);
            }
        });

        assertThat(refused.problem().key()).isEqualTo("spreadsheet.csv");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    }

    private static InputStream repeated(byte[] block, int times) {
        return new SequenceInputStream(java.util.Collections.enumeration(Stream.generate(() -> block)
                .limit(times)
                .map(ByteArrayInputStream::new)
                .toList()));
    }

    private static void readOrRefuse(String name, byte[] bytes) {
        try {
            TestFiles.read(name, bytes);
        } catch (Unreadable e) {
            assertThat(e.problem().key()).startsWith("spreadsheet.");
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    private static Bad text(String name, String text, String problem) {
        return new Bad(name, "a.csv", bytes(text), problem);
    }

    private static Bad sheet(String name, String sheetData, String problem) {
        return new Bad(name, "a.xlsx", TestFiles.rawWorkbook(sheetData), problem);
    }

    private static Bad archive(String name, Map<String, String> parts, String problem) {
        var bytes = new LinkedHashMap<String, byte[]>();
        parts.forEach((part, content) -> TestFiles.put(bytes, part, content));
        return new Bad(name, "a.zip", TestFiles.zip(bytes), "spreadsheet." + problem);
    }

    private static byte[] with(String part, byte[] content) {
        var parts = TestFiles.parts("<worksheet/>");
        parts.put(part, content);
        return TestFiles.zip(parts);
    }

    private static byte[] crowded() {
        var parts = TestFiles.parts("<worksheet/>");
        for (int i = 0; i < 5000; i++) {
            TestFiles.put(parts, "xl/worksheets/x" + i + ".xml", "<worksheet/>");
        }
        return TestFiles.zip(parts);
    }

    private static byte[] blanks() {
        return TestFiles.zip(TestFiles.parts("<worksheet>" + " ".repeat(40 << 20) + "</worksheet>"));
    }

    private static byte[] hiddenPart() {
        var parts = TestFiles.parts("<worksheet/>");
        String relations = new String(parts.get("xl/_rels/workbook.xml.rels"), StandardCharsets.UTF_8);
        TestFiles.put(parts, "xl/_rels/workbook.xml.rels", relations.replace("sheet1.xml", "sheet1.bin"));
        return TestFiles.zip(parts);
    }

    private static byte[] encrypted() {
        byte[] bytes = hex("d0cf11e0a1b11ae1" + "00".repeat(6000));
        byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(mark, 0, bytes, 5000, mark.length);
        return bytes;
    }

    private static String noise(int length) {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
