package org.allteach.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.allteach.spreadsheets.TestFiles.Reading;
import org.dhatim.fastexcel.VisibilityState;
import org.junit.jupiter.api.Test;

class WorkbookTest {

    @Test
    void readsTextsNumbersAndDatesAsWhatTheyAre() throws Unreadable {
        byte[] bytes = TestFiles.workbook(workbook -> {
            var sheet = workbook.newWorksheet("Data");
            sheet.value(0, 0, "Team");
            sheet.value(1, 0, "Zürich");
            sheet.value(1, 1, 12.5);
            sheet.value(1, 2, LocalDate.of(2026, 3, 1));
            sheet.style(1, 2).format("dd.mm.yyyy").set();
            sheet.value(1, 3, true);
        });

        Reading reading = TestFiles.read("a.xlsx", bytes);

        assertThat(reading.rows().getLast())
                .isEqualTo(new SheetRow(
                        "Data",
                        2,
                        List.of(
                                new Cell("Zürich", Cell.Kind.TEXT),
                                new Cell("12.5", Cell.Kind.NUMBER),
                                new Cell("2026-03-01", Cell.Kind.DATE),
                                new Cell("TRUE", Cell.Kind.TEXT))));
    }

    @Test
    void readsEverySheetThatIsShown() throws Unreadable {
        byte[] bytes = TestFiles.workbook(workbook -> {
            workbook.newWorksheet("W01").value(0, 0, "a");
            var hidden = workbook.newWorksheet("Lists");
            hidden.value(0, 0, "b");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            workbook.newWorksheet("W02").value(2, 0, "c");
        });

        Reading reading = TestFiles.read("a.xlsx", bytes);

        assertThat(reading.rows()).extracting(SheetRow::sheet).containsExactly("W01", "W02");
        assertThat(reading.rows()).extracting(SheetRow::line).containsExactly(1L, 3L);
    }

    @Test
    void takesTheStoredResultOfAFormulaAndNeverComputesOne() throws Unreadable {
        Reading reading = TestFiles.read("a.xlsx", TestFiles.rawWorkbook("""
                <row r="1"><c r="A1"><f>1+2</f><v>3</v></c><c r="B1"><f>1+2</f></c>\
                <c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>"W"&amp;"07"</f><v>W07</v></c></row>"""));

        assertThat(reading.traits().formulas()).isEqualTo(4);
        assertThat(reading.rows().getFirst().cells())
                .containsExactly(
                        new Cell("3", Cell.Kind.NUMBER),
                        new Cell("=1+2", Cell.Kind.FAULT),
                        new Cell("#DIV/0!", Cell.Kind.FAULT),
                        new Cell("W07", Cell.Kind.TEXT));
    }

    @Test
    void dropsTheNoiseOfBinaryFractionsAndKeepsWholeNumbersWhole() throws Unreadable {
        Reading reading = TestFiles.read("a.xlsx", TestFiles.rawWorkbook("""
                <row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>1.2E3</v></c><c r="C1"><v>0</v></c>\
                <c r="D1"><v>-7</v></c></row>"""));

        assertThat(reading.texts()).containsExactly(List.of("0.3", "1200", "0", "-7"));
    }

    @Test
    void leavesGapsWhereCellsAreMissing() throws Unreadable {
        Reading reading = TestFiles.read(
                "a.xlsx",
                TestFiles.rawWorkbook("<row r=\"4\"><c r=\"C4\" t=\"inlineStr\"><is><t>x</t></is></c></row>"));

        assertThat(reading.rows())
                .containsExactly(
                        new SheetRow("Data", 4, List.of(Cell.EMPTY, Cell.EMPTY, new Cell("x", Cell.Kind.TEXT))));
    }

    @Test
    void saysThatAWorkbookHasMacrosAndNeverLooksAtThem() throws Unreadable {
        var parts = TestFiles.parts(
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>");
        TestFiles.put(parts, "xl/vbaProject.bin", "Sub Workbook_Open()");

        Reading reading = TestFiles.read("a.xlsm", TestFiles.zip(parts));

        assertThat(reading.traits().macros()).isTrue();
        assertThat(reading.texts()).containsExactly(List.of("1"));
    }
}
