package org.allteach.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.allteach.Golden;
import org.allteach.spc.Direction;
import org.allteach.spc.Funnel;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** A funnel is looked at once and then kept. */
class FunnelChartTest {

    private static final Path GOLDEN = Path.of("src/test/resources/org/allteach/drawing/golden");

    /** So many teams of growing size about a fifth; the third is far above, the fifth far below and one's own. */
    private static FunnelPicture picture(int teams, boolean widened, Direction direction) {
        var units = new ArrayList<Funnel.Unit>();
        var who = new ArrayList<FunnelPicture.Unit>();
        for (int i = 0; i < teams; i++) {
            int size = 200 + 150 * i;
            double share = i == 2 ? 0.38 : i == 4 ? 0.06 : 0.19 + 0.01 * (i % 4);
            units.add(new Funnel.Unit("T" + i, Math.rint(share * size), size));
            who.add(new FunnelPicture.Unit("Team <" + i + ">", i % 2 == 0 ? "/c/x/t/t" + i + "/m/y" : null, i == 4));
        }
        var analysis = (Funnel.Analysis) Funnel.analyse(
                units,
                Funnel.Options.of(Funnel.Kind.PROPORTION).withMultiplier(100).withOverdispersion(widened));
        return new FunnelPicture("Falls", "%", "Patients", analysis, who, 15.0, direction);
    }

    @Test
    void it_is_drawn_as_it_was_looked_at() throws Exception {
        for (boolean widened : new boolean[] {true, false}) {
            String svg = FunnelChart.draw(
                    picture(14, widened, Direction.DECREASE), LargeChart.Size.WIDE, Locale.UK, "funnel");
            Golden.assertMatches(GOLDEN.resolve(widened ? "funnel-widened.svg" : "funnel.svg"), svg);
            parse(svg);
        }
    }

    @Test
    void a_dot_leads_to_its_chart_where_there_is_one_and_says_where_it_lies() {
        String svg =
                FunnelChart.draw(picture(14, false, Direction.DECREASE), LargeChart.Size.NARROW, Locale.UK, "funnel");
        assertThat(svg)
                .contains("<a href=\"/c/x/t/t2/m/y\" tabindex=\"-1\"><path class=\"x\"")
                .contains("Team &lt;2&gt;: 38.0% (190 / 500), above the 99.8% limit")
                .contains("class=\"own\"")
                .doesNotContain("/t/t3/");
    }

    @Test
    void its_words_say_what_is_seen() {
        assertThat(picture(14, false, Direction.DECREASE).sentences(Locale.UK))
                .containsExactly(
                        "14 teams about 20.3% together.",
                        "One lies above the 99.8% limit: Team <2>.", "One lies below the 99.8% limit: Team <4>.");
        assertThat(picture(1, false, Direction.DECREASE).sentences(Locale.UK))
                .containsExactly("One team about 19.0% together.", "All lie within the 99.8% limits.");
    }

    @Test
    void a_point_beyond_its_limits_is_better_worse_or_neither() {
        assertThat(List.of(
                        picture(14, false, Direction.DECREASE).meaning(2),
                        picture(14, false, Direction.INCREASE).meaning(2),
                        picture(14, false, Direction.NEITHER).meaning(2),
                        picture(14, false, Direction.INCREASE).meaning(3)))
                .containsExactly(Meaning.CONCERN, Meaning.IMPROVEMENT, Meaning.NEITHER, Meaning.COMMON);
    }

    @Test
    void to_be_taken_along_it_names_some_and_leads_nowhere() throws Exception {
        FunnelPicture some = picture(14, false, Direction.DECREASE).naming(i -> i == 4);
        String svg = ChartFile.svg(some, LargeChart.Size.WIDE, Locale.UK);

        assertThat(svg)
                .contains("One lies above the 99.8% limit.", "One lies below the 99.8% limit: Team &lt;4&gt;.")
                .contains("Team &lt;4&gt;: 6.0% (48 / 800), below the 99.8% limit")
                .contains(".own { fill: none; stroke: #", ".ld {")
                .doesNotContain("Team &lt;2&gt;", "href", "var(--");
        parse(svg);
        assertThat(Png.of(svg, 1800)).isPresent();
    }

    @Test
    void of_several_that_stand_out_it_counts_those_that_it_does_not_name() {
        var units = new ArrayList<Funnel.Unit>();
        var who = new ArrayList<FunnelPicture.Unit>();
        for (int i = 0; i < 30; i++) {
            units.add(new Funnel.Unit("T" + i, i < 13 ? 70 : 30, 100));
            who.add(new FunnelPicture.Unit("Team " + (char) ('z' - i % 26), null, false));
        }
        var options = Funnel.Options.of(Funnel.Kind.PROPORTION).withTarget(0.3);
        var analysis = (Funnel.Analysis) Funnel.analyse(units, options);
        var all = new FunnelPicture("Falls", "", "Patients", analysis, who, null, Direction.DECREASE);

        assertThat(all.sentences(Locale.UK))
                .element(1)
                .isEqualTo(
                        "13 lie above the 99.8% limit: Team n, Team o, Team p, Team q, Team r, Team s, Team t, Team u,"
                                + " Team v, Team w and 3 more.");
        assertThat(all.naming(i -> i < 2).sentences(Locale.UK))
                .element(1)
                .isEqualTo("13 lie above the 99.8% limit: Team y, Team z and 11 more.");
        assertThat(all.naming(i -> false).sentences(Locale.UK)).element(1).isEqualTo("13 lie above the 99.8% limit.");
    }

    private static void parse(String svg) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
