package org.allteach.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.allteach.spc.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Drawings are looked at once and then kept: a changed one is a change in a golden file ({@code -Dgolden.write=true}). */
class DrawingsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/org/allteach/drawing/golden");
    private static final Path LOOKED_AT = Path.of("target/drawings");
    private static final int BUDGET = 7000;

    static java.util.Set<String> situations() {
        return Situations.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void aLargeChartIsDrawnAsItWasLookedAt(String situation) throws Exception {
        String svg = LargeChart.draw(picture(situation), LargeChart.Size.WIDE, Locale.UK, situation);
        assertThat(svg).isEqualTo(golden(situation + ".svg", svg));
        parse(svg);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void aSmallChartIsDrawnAsItWasLookedAt(String situation) throws Exception {
        Picture picture = picture(situation);
        var axes = SmallChart.Axes.of(picture.analysis(), Locale.UK);
        String svg =
                SmallChart.draw(picture, axes, Reading.of(picture, Locale.UK).headline(), Locale.UK);
        assertThat(svg).isEqualTo(golden(situation + "-small.svg", svg));
        parse(svg);
    }

    @ParameterizedTest
    @EnumSource(value = Chart.class, names = "BERNOULLI_CUSUM", mode = EnumSource.Mode.EXCLUDE)
    void everyKindOfChartBearsEverythingAtOnce(Chart chart) throws Exception {
        Picture picture = Situations.crowded(chart);
        String svg = ChartFile.svg(picture, LargeChart.Size.WIDE, Locale.UK);
        parse(svg);
        assertThat(svg).contains("Before", "First wards", "All wards", "New beds");
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        Files.createDirectories(LOOKED_AT);
        Files.writeString(LOOKED_AT.resolve(chart.id() + ".svg"), svg);
    }

    @Test
    void aNarrowChartSpeaksTheReadersLanguageInDatesAndNumbers() throws Exception {
        Locale swiss = Locale.forLanguageTag("de-CH");
        String svg = LargeChart.draw(picture("gaps"), LargeChart.Size.NARROW, swiss, "narrow");
        assertThat(svg).isEqualTo(golden("gaps-narrow-de.svg", svg));
        assertThat(svg).contains("Jan. 2024").doesNotContain("n. Chr.");
    }

    @Test
    void aFileCarriesItsOwnStyleAndNoVariables() throws Exception {
        String svg = ChartFile.svg(picture("improvement"), LargeChart.Size.WIDE, Locale.UK);
        assertThat(svg).isEqualTo(golden("improvement-file.svg", svg));
        assertThat(svg).contains("<style>").doesNotContain("var(").contains("First bundle tried on ward 4");
        parse(svg);
    }

    @Test
    void aPageNeedsNoInlineStyle() {
        for (Picture picture : Situations.all().values()) {
            String svg = LargeChart.draw(picture, LargeChart.Size.WIDE, Locale.UK, "x");
            assertThat(svg).doesNotContain("style");
        }
    }

    @Test
    void aChartWithLevelLimitsStaysWithinItsBytes() {
        assertThat(LargeChart.draw(picture("steady"), LargeChart.Size.WIDE, Locale.UK, "c"))
                .hasSizeLessThan(BUDGET);
    }

    @Test
    void wordsOfPeopleAreEscaped() throws Exception {
        Picture steady = picture("steady");
        Picture odd = Picture.of("<script>alert(\"a\" & 'b')</script>", "per <b>", steady.analysis());
        String svg = LargeChart.draw(odd, LargeChart.Size.WIDE, Locale.UK, "x");
        assertThat(svg).doesNotContain("<script").doesNotContain("<b>");
        parse(svg);
    }

    @Test
    void aPngIsDrawnTwiceAsLarge() {
        String svg = ChartFile.svg(picture("improvement"), LargeChart.Size.WIDE, Locale.UK);
        byte[] png = Png.of(svg, 1800).orElseThrow();
        assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(20_000);
        assertThat(java.nio.ByteBuffer.wrap(png).getInt(16)).isEqualTo(1800);
    }

    private static Picture picture(String situation) {
        return Situations.named(situation);
    }

    private static void parse(String svg) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String golden(String name, String now) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, now);
        }
        return Files.readString(file);
    }
}
