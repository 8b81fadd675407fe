package org.allteach.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.allteach.measures.GivenRow;
import org.allteach.spreadsheets.Bytes;
import org.allteach.spreadsheets.SheetRow;
import org.allteach.spreadsheets.Spreadsheet;
import org.allteach.spreadsheets.TestFiles;
import org.allteach.spreadsheets.Unreadable;
import org.allteach.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LayoutRecogniserTest {

    private static final Vocabulary VOCABULARY =
            Setting.vocabulary(List.of("W01", "W02", "RF4"), List.of("falls", "count-harm", "weekly-calls"));

    /** A file as text, and the values in it as {@code line team measure period numerator/denominator=value}. */
    private record Case(String name, String text, String... values) {}

    @TestFactory
    Stream<DynamicTest> reads() {
        return Stream.of(longTables(), wideTables(), pairs(), numbers(), periods())
                .flatMap(cases -> cases)
                .map(one -> DynamicTest.dynamicTest(one.name, () -> {
                    Read read = read("file.csv", bytes(one.text), null);
                    assertThat(read.values).as("%s", read.layout).containsExactly(one.values);
                    assertThat(read.problems).isEmpty();
                    assertThat(read.layout.missing()).isEmpty();
                }));
    }

    private static Stream<Case> longTables() {
        return Stream.of(
                new Case(
                        "a long table",
                        "team,measure,period,numerator,denominator\nW01,falls,2026-01,1,20\nW02,falls,2026-02,0,30\n",
                        "2 W01 falls 2026-01 1/20=",
                        "3 W02 falls 2026-02 0/30="),
                new Case(
                        "in any order, with columns nobody needs",
                        "id,Nenner,Monat,Bemerkung,Zähler,Kennzahl,Spital,x1\n9,20,2026-01,,1,falls,W01,foo\n",
                        "2 W01 falls 2026-01 1/20="),
                new Case(
                        "French words",
                        "Établissement;Indicateur;Mois;Numérateur;Dénominateur\nW01;falls;janvier 2026;1;20\n",
                        "2 W01 falls 2026-01 1/20="),
                new Case(
                        "Danish words",
                        "Afdeling;Indikator;Måned;Tæller;Nævner\nW01;falls;januar 2026;1;20\n",
                        "2 W01 falls 2026-01 1/20="),
                new Case(
                        "Spanish words",
                        "Equipo;Indicador;Mes;Numerador;Denominador\nW01;falls;enero de 2026;1;20\n",
                        "2 W01 falls 2026-01 1/20="),
                new Case(
                        "Italian words",
                        "Reparto;Indicatore;Mese;Numeratore;Denominatore\nW01;falls;gennaio 2026;1;20\n",
                        "2 W01 falls 2026-01 1/20="),
                new Case(
                        "one value instead of two numbers",
                        "org_code,indicator,month,value\nW01,count-harm,2026-01,4\n",
                        "2 W01 count-harm 2026-01 /=4"),
                new Case(
                        "a percentage that was derived",
                        "team,measure,period,numerator,denominator,value\nW01,falls,2026-01,1,20,5.0\n",
                        "2 W01 falls 2026-01 1/20="),
                new Case(
                        "names instead of codes",
                        "hospital,indicator,month,n,days\nWard w01,Measure falls,2026-01,1,20\n",
                        "2 W01 falls 2026-01 1/20="),
                new Case(
                        "headings that nobody knows, above what is known",
                        "aaa,bbb,ccc,numerator,denominator\nW01,falls,2026-01,1,20\nW02,falls,2026-01,2,20\n",
                        "2 W01 falls 2026-01 1/20=",
                        "3 W02 falls 2026-01 2/20="),
                new Case(
                        "a title above the table",
                        "Report of the falls group\n\nmade on,2026-03-01\nteam,measure,period,num,den\nW01,falls,2026-01,1,20\n",
                        "5 W01 falls 2026-01 1/20="),
                new Case(
                        "rows of which only one kind is meant",
                        "period,team,type,measure,den,num\n2026-01,RF4,1,falls,20,1\n2026-01,RF4,2,falls,9,1\n2026-02,RF4,1,falls,30,2\n",
                        "2 RF4 falls 2026-01 1/20=",
                        "4 RF4 falls 2026-02 2/30="),
                new Case(
                        "rows in which nothing stands yet",
                        "team,measure,period,num,den,comment\nW01,falls,2026-01,1,20,late\nW01,falls,2026-02,,,\n",
                        "2 W01 falls 2026-01 1/20= late"));
    }

    private static Stream<Case> wideTables() {
        return Stream.of(
                new Case(
                        "periods across",
                        "team,measure,2026-01,2026-02,2026-03\nW01,count-harm,1,2,\nW02,count-harm,3,,4\n",
                        "2 W01 count-harm 2026-01 /=1",
                        "2 W01 count-harm 2026-02 /=2",
                        "3 W02 count-harm 2026-01 /=3",
                        "3 W02 count-harm 2026-03 /=4"),
                new Case(
                        "months by name across",
                        "Ward;Kennzahl;Jan 26;Feb 26;Mrz 26\nW01;count-harm;1;2;3\n",
                        "2 W01 count-harm 2026-01 /=1",
                        "2 W01 count-harm 2026-02 /=2",
                        "2 W01 count-harm 2026-03 /=3"),
                new Case(
                        "teams across, periods down",
                        "month,measure,W01,W02\n2026-01,count-harm,1,2\n2026-02,count-harm,3,4\n",
                        "2 W01 count-harm 2026-01 /=1",
                        "2 W02 count-harm 2026-01 /=2",
                        "3 W01 count-harm 2026-02 /=3",
                        "3 W02 count-harm 2026-02 /=4"),
                new Case(
                        "measures across",
                        "team,month,count-harm,weekly-calls\nW01,2026-01-05,4,5\n",
                        "2 W01 count-harm 2026-01 /=4",
                        "2 W01 weekly-calls 2026-W02 /=5"),
                new Case(
                        "one measure that is a column's name",
                        "team,month,count-harm\nW01,2026-01,4\n",
                        "2 W01 count-harm 2026-01 /=4"),
                new Case(
                        "many counts beside one denominator",
                        "team,month,patient days,falls,weekly-calls\nW01,2026-01-05,20,1,2\n",
                        "2 W01 falls 2026-01 1/20=",
                        "2 W01 weekly-calls 2026-W02 2/20="));
    }

    private static Stream<Case> pairs() {
        return Stream.of(
                new Case(
                        "pairs of columns for each period",
                        "team,measure,2026-01 num,2026-01 den,2026-02 num,2026-02 den\nW01,falls,1,20,2,30\n",
                        "2 W01 falls 2026-01 1/20=",
                        "2 W01 falls 2026-02 2/30="),
                new Case(
                        "pairs for each measure",
                        "team,month,falls (Zähler),falls (Nenner),count-harm\nW01,2026-01,1,20,3\n",
                        "2 W01 falls 2026-01 1/20=",
                        "2 W01 count-harm 2026-01 /=3"),
                new Case(
                        "pairs below a common heading",
                        ",,Jan 2026,,Feb 2026,\nteam,measure,num,den,num,den\nW01,falls,1,20,2,30\n",
                        "3 W01 falls 2026-01 1/20=",
                        "3 W01 falls 2026-02 2/30="),
                new Case(
                        "pairs of teams",
                        "period,measure,W01 numerator,W01 denominator,W02 numerator,W02 denominator\n2026-01,falls,1,20,2,30\n",
                        "2 W01 falls 2026-01 1/20=",
                        "2 W02 falls 2026-01 2/30="));
    }

    private static Stream<Case> numbers() {
        return Stream.of(
                new Case(
                        "decimal commas and points between thousands",
                        "team;measure;period;value\nW01;count-harm;2026-01;1,5\nW01;count-harm;2026-02;1.234,5\nW01;count-harm;2026-03;1.234\n",
                        "2 W01 count-harm 2026-01 /=1.5",
                        "3 W01 count-harm 2026-02 /=1234.5",
                        "4 W01 count-harm 2026-03 /=1234"),
                new Case(
                        "decimal points and commas between thousands",
                        "team;measure;period;value\nW01;count-harm;2026-01;1.5\nW01;count-harm;2026-02;1,234\n",
                        "2 W01 count-harm 2026-01 /=1.5",
                        "3 W01 count-harm 2026-02 /=1234"),
                new Case(
                        "Swiss and French thousands",
                        "team,measure,period,value\nW01,count-harm,2026-01,1’234\nW01,count-harm,2026-02,1\u202f234\n",
                        "2 W01 count-harm 2026-01 /=1234",
                        "3 W01 count-harm 2026-02 /=1234"));
    }

    private static Stream<Case> periods() {
        return Stream.of(
                period("01.02.2026", "2026-02"),
                period("28/02/2026", "2026-02"),
                period("2026-02-28T00:00:00", "2026-02"),
                period("Feb-26", "2026-02"),
                period("Februar 2026", "2026-02"),
                period("2026 February", "2026-02"),
                period("15 février 2026", "2026-02"),
                period("02/2026", "2026-02"),
                period("202602", "2026-02"),
                period("20260228", "2026-02"),
                period("46054", "2026-02"));
    }

    private static Case period(String given, String expected) {
        return new Case(
                "the period " + given,
                "team,measure,period,value\nW01,count-harm," + given + ",4\n",
                "2 W01 count-harm " + expected + " /=4");
    }

    @Test
    void readsOneSheetForEachTeam() throws Exception {
        byte[] workbook = TestFiles.workbook(made -> {
            for (String team : List.of("W01", "W02")) {
                var sheet = made.newWorksheet(team);
                sheet.value(0, 0, "Monat");
                sheet.value(0, 1, "Kennzahl");
                sheet.value(0, 2, "Zähler");
                sheet.value(0, 3, "Nenner");
                sheet.value(1, 0, LocalDate.of(2026, 1, 31));
                sheet.style(1, 0).format("mmm yyyy").set();
                sheet.value(1, 1, "falls");
                sheet.value(1, 2, 1);
                sheet.value(1, 3, 20);
            }
            made.newWorksheet("Read me").value(0, 0, "How to fill in this book");
        });

        Read read = read("a.xlsx", workbook, null);

        assertThat(read.layout.tab()).isEqualTo(Layout.Key.TEAM);
        assertThat(read.values).containsExactly("2 W01 falls 2026-01 1/20=", "4 W02 falls 2026-01 1/20=");
        assertThat(read.skipped).containsExactly("Read me");
        assertThat(read.places.of(4)).isEqualTo(new Places.Place("W02", 2));
    }

    @Test
    void takesTheMeasureFromTheNameOfTheFile() throws Exception {
        Read read = read("falls.csv", bytes("team,period,num,den\nW01,2026-01,1,20\n"), null);

        assertThat(read.values).containsExactly("2 W01 falls 2026-01 1/20=");
    }

    @Test
    void saysWhatIsMissingWhereItCannotKnow() throws Exception {
        Read read = read("a.csv", bytes("org,attendances,breaches\nRF4,20,1\n"), null);

        assertThat(read.layout.missing()).containsExactly("MEASURE", "PERIOD");
    }

    @Test
    void looksForTheNamesWhereAPersonSaysTheyAre() throws Exception {
        String text = "team,measure,period,num,den\nteam,measure,period,den,num\nW01,falls,2026-01,1,20\n";

        assertThat(read("a.csv", bytes(text), 2L).values).containsExactly("3 W01 falls 2026-01 20/1=");
    }

    @Test
    void namesANumberThatIsWrittenInTheOtherWay() throws Exception {
        Read read = read(
                "a.csv",
                bytes(
                        "team;measure;period;value\nW01;count-harm;2026-01;1,5\nW01;count-harm;2026-02;2,5\nW01;count-harm;2026-03;3.5\n"),
                null);

        assertThat(read.problems).containsExactly("imports.problem.decimals 3.5");
    }

    @Test
    void tellsTwoColumnsOfTheSameNameApart() throws Exception {
        Read read = read("a.csv", bytes("team,measure,period,value,value\nW01,count-harm,2026-01,1,2\n"), null);

        assertThat(read.layout.columns()).extracting(Layout.Column::header).endsWith("value", "value (2)");
        assertThat(read.values).containsExactly("2 W01 count-harm 2026-01 /=1");
    }

    @Test
    void readsMonthsFirstForThoseWhoWriteThemSo() {
        assertThat(Objects.requireNonNull(PeriodText.read("03/04/2026", false)).start())
                .isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(Objects.requireNonNull(PeriodText.read("03/04/2026", true)).start())
                .isEqualTo(LocalDate.of(2026, 4, 3));
    }

    private record Read(
            Layout layout, List<String> values, List<String> problems, List<String> skipped, Places places) {}

    private static Read read(String name, byte[] file, @Nullable Long headerLine) throws Unreadable {
        Bytes bytes = () -> new ByteArrayInputStream(file);
        try (Spreadsheet sheet = Spreadsheet.open(name, bytes, null)) {
            List<SheetRow> sample = new ArrayList<>();
            sheet.read(row ->
                    (sample.isEmpty() || row.sheet().equals(sample.getFirst().sheet())) && sample.add(row));
            Layout layout = LayoutRecogniser.recognise(VOCABULARY, sheet.traits(), name, sample, true, headerLine);
            var values = new ArrayList<String>();
            var problems = new ArrayList<String>();
            var reader = new ValueReader(layout, VOCABULARY, new ValueReader.Taker() {
                @Override
                public boolean value(ValueReader.Source source, GivenRow row) {
                    return values.add(written(row));
                }

                @Override
                public void refuse(ValueReader.Source source, Problem problem) {
                    problems.add(problem.key() + " " + problem.given());
                }
            });
            sheet.read(reader);
            reader.end();
            return new Read(layout, values, problems, reader.skippedSheets(), reader.places());
        }
    }

    private static String written(GivenRow row) {
        String comment = row.comment() == null ? "" : " " + row.comment();
        return row.line() + " " + row.team() + " " + row.measure() + " " + row.period() + " " + row.numerator() + "/"
                + row.denominator() + "=" + row.value() + comment;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
