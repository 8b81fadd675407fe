package org.allteach.spreadsheets;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Looks at the XML of a workbook's parts for what would cost its reader more memory or time than a workbook may. */
final class WorkbookScan {

    private static final int MAX_SHEETS = 200;
    private static final int MAX_DEPTH = 64;
    private static final long MAX_CELLS = 50_000_000;
    private static final int MAX_FORMULA_LENGTH = 8192;
    /** The reader compares each cell with each array formula. */
    private static final long MAX_COMPARISONS = 2_000_000_000L;

    private long rows;
    private long cells;
    private long cellsOfRow;
    private long formulas;
    private long arrays;
    private long sheets;
    private long text;

    Spreadsheet.Traits traits(boolean macros) {
        return new Spreadsheet.Traits(null, rows, formulas, macros, List.of());
    }

    void part(XMLStreamReader xml, LongSupplier size) throws XMLStreamException, Unreadable {
        boolean texts = false;
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new Unreadable("spreadsheet.entities");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    texts |= xml.getLocalName().equals("sst");
                    start(xml);
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text += xml.getTextLength();
                default -> {}
            }
            if (depth > MAX_DEPTH || texts && size.getAsLong() > WorkbookGuard.MAX_TEXTS) {
                throw new Unreadable("spreadsheet.bomb");
            }
        }
        xml.close();
    }

    private void start(XMLStreamReader xml) throws Unreadable {
        switch (xml.getLocalName()) {
            case "sheet" -> refuse(++sheets > MAX_SHEETS, "spreadsheet.sheets", MAX_SHEETS);
            case "row" -> row(xml);
            case "c" -> cell(xml);
            case "f" -> formula(xml);
            case "v", "t", "si", "is" -> endOfText();
            case "Relationship", "Override" -> relation(xml);
            default -> {}
        }
    }

    private void row(XMLStreamReader xml) throws Unreadable {
        cellsOfRow = 0;
        refuse(++rows > Spreadsheet.MAX_ROWS, "spreadsheet.rows", Spreadsheet.MAX_ROWS);
        String number = attribute(xml, "r");
        refuse(number.length() > 7, "spreadsheet.rows", Spreadsheet.MAX_ROWS);
    }

    private void cell(XMLStreamReader xml) throws Unreadable {
        endOfText();
        refuse(++cells > MAX_CELLS, "spreadsheet.cells", MAX_CELLS);
        refuse(++cellsOfRow > Spreadsheet.MAX_COLUMNS, "spreadsheet.columns", Spreadsheet.MAX_COLUMNS);
        refuse(isBeyond(attribute(xml, "r")), "spreadsheet.columns", Spreadsheet.MAX_COLUMNS);
        refuse(attribute(xml, "s").length() > 6, "spreadsheet.damaged");
    }

    private void formula(XMLStreamReader xml) throws Unreadable {
        endOfText();
        formulas++;
        if (attribute(xml, "t").equals("array")) {
            arrays++;
        }
        refuse(arrays * cells > MAX_COMPARISONS, "spreadsheet.formulas");
    }

    /** The texts since the last look belong to one cell: those of a formula, of its result, of each shared text. */
    private void endOfText() throws Unreadable {
        refuse(
                text > Spreadsheet.MAX_CELL_LENGTH + MAX_FORMULA_LENGTH,
                "spreadsheet.cell",
                Spreadsheet.MAX_CELL_LENGTH);
        text = 0;
    }

    /** Columns go to XFD. A reference beyond it would make the reader lay out that many empty cells. */
    private static boolean isBeyond(String reference) {
        int column = 0;
        int position = 0;
        while (position < reference.length() && Character.isLetter(reference.charAt(position))) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(position)) - 'A' + 1);
            position++;
            if (position > 3) {
                return true;
            }
        }
        return column > Spreadsheet.MAX_COLUMNS || reference.length() - position > 7;
    }

    /** A part that the reader will follow must be one that was looked at here. */
    private static void relation(XMLStreamReader xml) throws Unreadable {
        String type = (attribute(xml, "Type") + attribute(xml, "ContentType")).toLowerCase(Locale.ROOT);
        boolean followed = type.contains("worksheet")
                || type.contains("sharedstrings")
                || type.contains("styles")
                || type.contains("sheet.main");
        String target = attribute(xml, "Target") + attribute(xml, "PartName");
        refuse(followed && !target.endsWith(".xml"), "spreadsheet.damaged");
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static void refuse(boolean refused, String key, Object... arguments) throws Unreadable {
        if (refused) {
            throw new Unreadable(key, arguments);
        }
    }
}
