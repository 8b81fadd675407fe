package org.allteach.spreadsheets;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.allteach.web.Problem;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The one gate through which ZIP files come in. It really inflates and really parses every part within bounds before
 * anything else reads the file, since what a ZIP says of itself (sizes, names, counts) may be a lie. The same XML parser with
 * the same settings as the reader's is used, so that both see the same.
 */
final class WorkbookGuard {

    static final int MAX_ENTRIES = 1000;
    static final long MAX_INFLATED = 2L << 30;
    static final long MAX_TEXTS = 128L << 20;
    private static final long SMALL = 16L << 20;
    private static final long MAX_RATIO = 250;
    private static final XMLInputFactory FACTORY = factory();

    private long inflated;
    private boolean bomb;
    private final WorkbookScan scan = new WorkbookScan();

    private WorkbookGuard() {}

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** What the reader will find, or why it must not look. */
    static Spreadsheet.Traits check(Path file) throws Unreadable {
        try {
            refuseManyEntries(file);
            try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
                return new WorkbookGuard().check(zip);
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // Parsers throw what they like at a damaged file; whatever it is, the file is at fault.
            throw new Unreadable(Problem.of("file", null, "spreadsheet.damaged"), e);
        }
    }

    /** Each entry of the directory needs this mark; more of them than entries allowed are never loaded into memory. */
    private static void refuseManyEntries(Path file) throws IOException, Unreadable {
        int mark = 0x504b0102;
        int count = 0;
        int window = 0;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int next = stream.read(); next >= 0; next = stream.read()) {
                window = window << 8 | next;
                if (window == mark && ++count > MAX_ENTRIES) {
                    throw new Unreadable("spreadsheet.bomb");
                }
            }
        }
    }

    private Spreadsheet.Traits check(ZipFile zip) throws Unreadable, IOException, XMLStreamException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        refuseOtherKinds(zip, entries);
        boolean macros = false;
        for (ZipArchiveEntry entry : entries) {
            refuseOddities(entry);
            macros |= entry.getName().endsWith("vbaProject.bin");
            if (!entry.isDirectory()) {
                inspect(zip, entry);
            }
        }
        return scan.traits(macros);
    }

    private static void refuseOtherKinds(ZipFile zip, List<ZipArchiveEntry> entries) throws Unreadable, IOException {
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw new Unreadable("spreadsheet.kind.XLSB");
        }
        ZipArchiveEntry mimetype = zip.getEntry("mimetype");
        if (mimetype != null) {
            try (InputStream stream = zip.getInputStream(mimetype)) {
                String type = new String(stream.readNBytes(100), StandardCharsets.US_ASCII);
                throw new Unreadable(
                        type.contains("spreadsheet") ? "spreadsheet.kind.ODS" : "spreadsheet.kind.OTHER_DOCUMENT");
            }
        }
        if (entries.stream()
                .anyMatch(entry ->
                        entry.getName().startsWith("word/") || entry.getName().startsWith("ppt/"))) {
            throw new Unreadable("spreadsheet.kind.OTHER_DOCUMENT");
        }
        if (zip.getEntry("[Content_Types].xml") == null) {
            throw new Unreadable("spreadsheet.kind.ARCHIVE");
        }
    }

    private static void refuseOddities(ZipArchiveEntry entry) throws Unreadable {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Unreadable("spreadsheet.kind.ENCRYPTED");
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new Unreadable("spreadsheet.damaged");
        }
    }

    private void inspect(ZipFile zip, ZipArchiveEntry entry) throws Unreadable, IOException, XMLStreamException {
        long packed = Math.max(1, entry.getCompressedSize());
        String name = entry.getName();
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        try (var stream = new Measured(zip.getInputStream(entry), packed, xml)) {
            if (xml) {
                scan.part(FACTORY.createXMLStreamReader(stream), stream::size);
            } else {
                stream.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // The parser wraps what its stream throws.
            if (bomb) {
                throw new Unreadable("spreadsheet.bomb");
            }
            throw e;
        }
    }

    /** Counts what is really inflated, and how long it goes on without an angle bracket: the size of one token. */
    private final class Measured extends InputStream {

        private static final int MAX_TOKEN = 1 << 20;

        private final InputStream stream;
        private final long packed;
        private final boolean xml;
        private long size;
        private int token;

        Measured(InputStream stream, long packed, boolean xml) {
            this.stream = stream;
            this.packed = packed;
            this.xml = xml;
        }

        long size() {
            return size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = stream.read(buffer, offset, length);
            if (count > 0) {
                size += count;
                inflated += count;
                measureTokens(buffer, offset, count);
            }
            boolean implausible = size > SMALL && size > MAX_RATIO * packed;
            if (implausible || inflated > MAX_INFLATED || xml && token > MAX_TOKEN) {
                bomb = true;
                throw new IOException("More than any workbook holds");
            }
            return count;
        }

        private void measureTokens(byte[] buffer, int offset, int count) {
            for (int i = offset; i < offset + count; i++) {
                token = buffer[i] == '<' || buffer[i] == '>' ? 0 : token + 1;
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
