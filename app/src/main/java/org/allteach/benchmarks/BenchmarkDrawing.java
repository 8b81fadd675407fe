package org.allteach.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleFunction;
import org.allteach.benchmarks.Benchmark.Drawn;
import org.allteach.benchmarks.Benchmark.NotDrawn;
import org.allteach.benchmarks.Benchmark.Together;
import org.allteach.benchmarks.BenchmarkPage.FunnelFigure;
import org.allteach.benchmarks.BenchmarkPage.Own;
import org.allteach.benchmarks.BenchmarkPage.Row;
import org.allteach.benchmarks.BenchmarkPage.StandingOut;
import org.allteach.benchmarks.BenchmarkPage.TogetherRow;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.FunnelChart;
import org.allteach.drawing.FunnelPicture;
import org.allteach.drawing.Icons;
import org.allteach.drawing.LargeChart;
import org.allteach.drawing.Numerals;
import org.allteach.drawing.Reading;
import org.allteach.drawing.SmallChart;
import org.allteach.spc.Funnel;
import org.allteach.variation.Disclosure.Appearance;
import org.allteach.variation.Note;
import org.allteach.variation.Pool;
import org.allteach.variation.TeamCharts.TeamChart;
import org.allteach.variation.Wall;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/** Makes a page of a benchmark: drawings, words, numbers as the viewer reads them. */
final class BenchmarkDrawing {

    private static final int MOST_OUT = 24;

    private final Membership membership;
    private final Benchmark benchmark;
    private final Query query;
    private final Map<UUID, Note> notes;
    private final Locale locale;
    private final Figures figures;
    private final Map<UUID, Integer> places;
    private final @Nullable Drawn drawn;

    /** Notes by team: those of teams that the viewer does not see by name are not looked at. */
    BenchmarkDrawing(Membership membership, Benchmark benchmark, Query query, Map<UUID, Note> notes, Locale locale) {
        this.membership = membership;
        this.benchmark = benchmark;
        this.query = query;
        this.notes = notes;
        this.locale = locale;
        this.figures = Figures.of(benchmark.standings().stream().mapToDouble(Standing::value), locale);
        this.drawn = benchmark.sides() instanceof Drawn some ? some : null;
        this.places = drawn == null ? Map.of() : drawn.places();
    }

    BenchmarkPage page(List<Standing> shown, Map<UUID, TeamChart> charts, @Nullable Pool pool) {
        var wall = new ArrayList<TeamChart>();
        if (pool != null && !pool.charted().isEmpty()) {
            String name = Visit.text("benchmarks.all");
            wall.add(new TeamChart(new Appearance("", name, false), null, pool.charted()));
        }
        shown.forEach(standing -> {
            TeamChart chart = charts.get(standing.team().id());
            if (chart != null) {
                wall.add(chart);
            }
        });
        List<StandingOut> out = standingOut();
        boolean apart = benchmark.measure().kind().isOfEvents();
        SmallChart.@Nullable Axes axes = apart || wall.isEmpty() ? null : Wall.shared(wall, locale);
        return new BenchmarkPage(
                membership,
                benchmark,
                query,
                own(shown, charts),
                figure(),
                benchmark.sides() instanceof NotDrawn none ? Visit.text(none.reason()) : "",
                out.subList(0, Math.min(MOST_OUT, out.size())),
                Math.max(0, out.size() - MOST_OUT),
                axes == null ? "" : SmallChart.define(axes, locale),
                wall.stream().map(chart -> card(chart, axes)).toList(),
                shown.stream()
                        .map(standing ->
                                row(standing, charts.get(standing.team().id())))
                        .toList(),
                together());
    }

    private Wall.Card card(TeamChart chart, SmallChart.@Nullable Axes axes) {
        boolean pooled = chart.appearance().code().isEmpty();
        String address = pooled
                ? "/c/" + membership.collaborative().slug() + "/measures/"
                        + benchmark.measure().code() + "/pooled"
                : chart.team() == null ? null : address(chart.team().code());
        return Wall.card(chart.appearance().name(), address, chart.charted(), axes, locale);
    }

    private String address(String team) {
        return "/c/" + membership.collaborative().slug() + "/t/" + team + "/m/"
                + benchmark.measure().code();
    }

    private List<Own> own(List<Standing> shown, Map<UUID, TeamChart> charts) {
        var own = new ArrayList<Own>();
        for (Standing standing : shown) {
            TeamChart chart = charts.get(standing.team().id());
            if (standing.own() && chart != null) {
                String said = Reading.of(
                                chart.charted().picture(standing.appearance().name(), List.of()), locale)
                        .sentence();
                own.add(new Own(card(chart, null), said));
            }
        }
        return own;
    }

    private @Nullable FunnelFigure figure() {
        if (drawn == null) {
            return null;
        }
        FunnelPicture picture = drawn.picture();
        return new FunnelFigure(
                FunnelChart.draw(picture, LargeChart.Size.WIDE, locale, "funnel-wide"),
                FunnelChart.draw(picture, LargeChart.Size.NARROW, locale, "funnel-narrow"),
                picture.sentences(locale),
                spread(drawn),
                drawn.widenable(),
                drawn.analysis().usesAdjusted());
    }

    /** How much more teams vary than chance alone would make them, and what that means for the limits. */
    private String spread(Drawn funnel) {
        Funnel.Analysis analysis = funnel.analysis();
        if (!funnel.widenable()) {
            return Visit.text("benchmarks.spread.few", funnel.shown().size());
        }
        if (!analysis.options().overdispersion()) {
            return Visit.text("benchmarks.spread.off");
        }
        String phi = new Numerals(locale, analysis.phi() < 10 ? 2 : 0).write(analysis.phi());
        String tau = String.format(locale, "%.2g", Math.sqrt(analysis.tau2()));
        return Visit.text(analysis.usesAdjusted() ? "benchmarks.spread.wide" : "benchmarks.spread.none", phi, tau);
    }

    private List<StandingOut> standingOut() {
        if (drawn == null) {
            return List.of();
        }
        DoubleFunction<String> values = drawn.picture().values(locale);
        var out = new ArrayList<StandingOut>();
        for (Standing standing : drawn.shown()) {
            int place = places.getOrDefault(standing.team().id(), -1);
            if (drawn.analysis().points().get(place).outlier()) {
                Note note = standing.appearance().named()
                        ? notes.get(standing.team().id())
                        : null;
                out.add(new StandingOut(
                        standing.appearance().name(),
                        standing.appearance().named() ? address(standing.team().code()) : null,
                        values.apply(standing.value()),
                        place(standing),
                        note == null ? "" : Visit.text("benchmarks.note", Visit.date(note.start()), note.text())));
            }
        }
        return out;
    }

    /** Where a team lies in the funnel; empty where it is not in one. */
    private String place(Standing standing) {
        Integer place = places.get(standing.team().id());
        if (drawn == null || place == null) {
            return "";
        }
        Funnel.Limits limits = drawn.picture().limits(place);
        double value = standing.value();
        String where = value > limits.upper998()
                ? "high998"
                : value < limits.lower998()
                        ? "low998"
                        : value > limits.upper95() ? "high95" : value < limits.lower95() ? "low95" : "inside";
        return Visit.text("benchmarks.place." + where);
    }

    private Row row(Standing standing, @Nullable TeamChart chart) {
        var words = new ArrayList<String>();
        String icons = "";
        if (chart != null) {
            var analysis = chart.charted().analysis();
            icons = Icons.use(analysis.variation());
            words.add(Reading.words(analysis.variation(), locale));
        }
        Appearance appearance = standing.appearance();
        boolean some = standing.hasValue();
        var counts = standing.completeness();
        return new Row(
                appearance.name(),
                appearance.named() ? address(standing.team().code()) : null,
                standing.own(),
                icons,
                words,
                figures.value(standing.value()),
                figures.count(some ? standing.tally().numerator() : Double.NaN),
                figures.count(some ? standing.tally().denominator() : Double.NaN),
                figures.change(standing.change()),
                counts == null
                        ? Visit.text("benchmarks.values", standing.tally().values())
                        : Visit.text("benchmarks.reported", counts.submitted(), counts.expected()),
                standing.withheld() == 0 ? "" : Visit.text("benchmarks.withheld", standing.withheld()),
                place(standing));
    }

    private List<TogetherRow> together() {
        var rows = new ArrayList<TogetherRow>();
        PeerGroups.Group group = benchmark.group();
        if (group != null && benchmark.peers() != null) {
            rows.add(together(group.label(), benchmark.peers()));
        }
        if (benchmark.all() != null) {
            rows.add(together(Visit.text("benchmarks.all"), benchmark.all()));
        }
        return rows;
    }

    private TogetherRow together(String name, Together together) {
        boolean none = together.tally().values() == 0;
        return new TogetherRow(
                name,
                figures.value(together.value()),
                figures.count(none ? Double.NaN : together.tally().numerator()),
                figures.count(none ? Double.NaN : together.tally().denominator()),
                together.left() == 0 ? "" : Visit.text("benchmarks.left", together.left()));
    }
}
