package org.allteach.variation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.allteach.collaboratives.Team;
import org.allteach.drawing.Icons;
import org.allteach.drawing.Reading;
import org.allteach.drawing.Scale;
import org.allteach.drawing.SmallChart;
import org.allteach.drawing.Timeline;
import org.allteach.measures.Measure;
import org.allteach.spc.Variation;
import org.allteach.variation.TeamCharts.TeamChart;
import org.jspecify.annotations.Nullable;

/**
 * Charts beside each other.
 *
 * @param cards those that are asked for, in the order that is asked for
 * @param axes what the cards' drawings share, to stand once on the page; empty where each has its own axes
 * @param counts how many charts there are of each signal, before any is filtered away
 * @param countries the countries of the teams that are seen by name
 */
public record Wall(List<Card> cards, String axes, Map<Signal, Long> counts, int all, List<String> countries) {

    /** The name of the shared axes on the page. */
    private static final String AXES = "at-axes";

    /**
     * One chart.
     *
     * @param address where the large one is; null where there is none for this viewer
     * @param icons the icons' drawing; the words say the same
     */
    public record Card(
            String name,
            @Nullable String address,
            String drawing,
            String icons,
            List<String> words,
            String latest,
            String when) {}

    /** Which charts are asked for. */
    public enum Signal {
        ALL,
        IMPROVING,
        CONCERNING,
        ANY,
        NONE;

        public boolean includes(@Nullable Variation variation) {
            boolean special = variation != null && variation != Variation.COMMON_CAUSE;
            return switch (this) {
                case ALL -> true;
                case IMPROVING -> variation == Variation.IMPROVEMENT_HIGH || variation == Variation.IMPROVEMENT_LOW;
                case CONCERNING -> variation == Variation.CONCERN_HIGH || variation == Variation.CONCERN_LOW;
                case ANY -> special;
                case NONE -> !special;
            };
        }
    }

    /** In which order: never by rank unless somebody asks. */
    enum Sort {
        NAME,
        LATEST,
        CHANGE
    }

    /** What somebody asked for; whatever is not understood is left at its default. */
    record Query(Sort sort, Signal signal, String country, boolean ownAxes) {

        static final Query DEFAULT = new Query(Sort.NAME, Signal.ALL, "", false);
    }

    /** The teams' charts of one measure. */
    static Wall of(String slug, Measure measure, List<TeamChart> charts, Query query, Locale locale) {
        var countries = new TreeSet<String>();
        charts.stream()
                .map(TeamChart::team)
                .filter(Objects::nonNull)
                .map(Team::country)
                .forEach(countries::add);
        Map<Signal, Long> counts = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            counts.put(
                    signal,
                    charts.stream()
                            .filter(chart ->
                                    signal.includes(chart.charted().analysis().variation()))
                            .count());
        }
        List<TeamChart> asked = charts.stream()
                .filter(chart ->
                        query.signal().includes(chart.charted().analysis().variation()))
                .filter(chart -> isFrom(query.country(), chart))
                .sorted(order(query.sort()))
                .toList();
        // Events have days of their own, so their charts have no axis in common.
        boolean own = query.ownAxes() || measure.kind().isOfEvents();
        SmallChart.@Nullable Axes shared = own ? null : shared(charts, locale);
        var cards = new ArrayList<Card>(asked.size());
        for (TeamChart chart : asked) {
            Team team = chart.team();
            String address = team == null ? null : "/c/" + slug + "/t/" + team.code() + "/m/" + measure.code();
            cards.add(card(chart.appearance().name(), address, chart.charted(), shared, locale));
        }
        String axes = shared == null ? "" : SmallChart.define(shared, locale);
        return new Wall(cards, axes, counts, charts.size(), List.copyOf(countries));
    }

    /** A team that is seen under its code only is from nowhere. */
    private static boolean isFrom(String country, TeamChart chart) {
        Team team = chart.team();
        return country.isEmpty() || team != null && team.country().equals(country);
    }

    private static Comparator<TeamChart> order(Sort sort) {
        Comparator<TeamChart> name =
                Comparator.comparing(chart -> chart.appearance().name(), String.CASE_INSENSITIVE_ORDER);
        return switch (sort) {
            case NAME -> name;
            case LATEST ->
                Comparator.<TeamChart>comparingDouble(chart -> chart.charted().latest())
                        .thenComparing(name);
            case CHANGE ->
                Comparator.<TeamChart>comparingDouble(chart -> chart.charted().change())
                        .thenComparing(name);
        };
    }

    /** The axes on which all of them have room. */
    public static SmallChart.Axes shared(List<TeamChart> charts, Locale locale) {
        var dates = new TreeSet<LocalDate>();
        var extent = new Scale.Extent();
        for (TeamChart chart : charts) {
            dates.addAll(chart.charted().dates());
            extent.with(chart.charted().analysis());
        }
        return new SmallChart.Axes(Timeline.of(List.copyOf(dates), locale), extent.scale(), AXES);
    }

    /** One card; with axes of its own where none are shared. */
    public static Card card(
            String name, @Nullable String address, Charted charted, SmallChart.@Nullable Axes shared, Locale locale) {
        var picture = charted.picture(name, List.of());
        Reading reading = Reading.of(picture, locale);
        SmallChart.Axes axes = shared == null ? SmallChart.Axes.of(charted.analysis(), locale) : shared;
        var words = new ArrayList<String>();
        words.add(Reading.words(charted.analysis().variation(), locale));
        if (charted.analysis().assurance() != null) {
            words.add(Reading.words(charted.analysis().assurance(), locale));
        }
        return new Card(
                name,
                address,
                SmallChart.draw(picture, axes, reading.headline(), locale),
                Icons.use(charted.analysis().variation())
                        + Icons.use(charted.analysis().assurance()),
                words,
                reading.latest(),
                reading.when());
    }
}
