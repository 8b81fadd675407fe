package org.allteach.spreadsheets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Files made for tests: good ones and bad ones. */
public final class TestFiles {

    private TestFiles() {}

    /** What was read of a file, or the key of the problem that ended the reading. */
    public record Reading(List<SheetRow> rows, Spreadsheet.Traits traits) {

        List<List<String>> texts() {
            return rows.stream()
                    .map(row -> row.cells().stream().map(Cell::text).toList())
                    .toList();
        }
    }

    static Reading read(String name, byte[] bytes) throws Unreadable {
        var rows = new ArrayList<SheetRow>();
        try (Spreadsheet sheet = Spreadsheet.open(name, () -> new ByteArrayInputStream(bytes), null)) {
            sheet.read(rows::add);
            return new Reading(rows, sheet.traits());
        }
    }

    static Reading read(String name, String text) throws Unreadable {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A workbook as a program writes it. */
    public static byte[] workbook(Consumer<Workbook> content) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            content.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook of one sheet made by hand: what stands in its sheetData. */
    static byte[] rawWorkbook(String sheetData) {
        return zip(parts("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + sheetData + "</sheetData></worksheet>"));
    }

    static Map<String, byte[]> parts(String worksheet) {
        String packageOf = "http://schemas.openxmlformats.org/package/2006/";
        String document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = new LinkedHashMap<String, byte[]>();
        put(parts, "[Content_Types].xml", """
                <Types xmlns="%scontent-types"><Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>\
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/></Types>""".formatted(packageOf, spreadsheet, spreadsheet));
        put(parts, "xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s">\
                <sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(document));
        put(parts, "xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/worksheet" \
                Target="worksheets/sheet1.xml"/></Relationships>""".formatted(packageOf, document));
        put(parts, "xl/worksheets/sheet1.xml", worksheet);
        return parts;
    }

    static void put(Map<String, byte[]> parts, String name, String content) {
        parts.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
