package org.allteach.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.Icons;
import org.allteach.measures.Measure;
import org.allteach.variation.Wall;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Teams side by side on one page: one's own course first, then the funnel, the small charts and the table.
 *
 * @param figure null where a funnel makes no sense
 * @param instead why there is no funnel; empty where there is one
 * @param moreOut how many more stand out than are listed
 * @param axes what the small charts share, to stand once on the page
 * @param together what all teams, and the group asked for, are together
 */
record BenchmarkPage(
        Membership membership,
        Benchmark benchmark,
        Query query,
        List<Own> own,
        @Nullable FunnelFigure figure,
        String instead,
        List<StandingOut> standingOut,
        int moreOut,
        String axes,
        List<Wall.Card> cards,
        List<Row> rows,
        List<TogetherRow> together)
        implements Page {

    static final int MOST = 150;

    /** The course of one of the viewer's own teams. */
    record Own(Wall.Card card, String said) {}

    /** The funnel, for wide and for narrow places, and what it says. */
    record FunnelFigure(
            String wide, String narrow, List<String> said, String spread, boolean widenable, boolean widened) {}

    /** A team beyond the 99.8 % limits, and what it noted last. */
    record StandingOut(String name, @Nullable String address, String value, String place, String note) {}

    /** One team in the table. */
    record Row(
            String name,
            @Nullable String address,
            boolean own,
            String icons,
            List<String> words,
            String value,
            String numerator,
            String denominator,
            String change,
            String reported,
            String withheld,
            String place) {}

    /** Several teams as one, in the table. */
    record TogetherRow(String name, String value, String numerator, String denominator, String left) {}

    @Override
    public int status() {
        return query.problems().isEmpty() ? 200 : 422;
    }

    /** The standings of the part of the list that is asked for. */
    static List<Standing> shown(Benchmark benchmark, Query query) {
        int first = Math.min((query.page() - 1) * MOST, benchmark.standings().size());
        return benchmark
                .standings()
                .subList(first, Math.min(first + MOST, benchmark.standings().size()));
    }

    Measure measure() {
        return benchmark.measure();
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/measures/"
                + measure().code();
    }

    String address() {
        return base() + "/benchmark";
    }

    String file(String ending) {
        return address() + ending + query.with("page", "");
    }

    String symbols() {
        return Icons.symbols(Visit.locale());
    }

    String about() {
        return Visit.text(
                "benchmarks.about",
                benchmark.standings().size(),
                Visit.date(benchmark.window().from()),
                Visit.date(benchmark.window().to()));
    }

    /** How others appear to the viewer; empty where all are seen by name. */
    String privacy() {
        boolean coded = benchmark.standings().stream()
                .anyMatch(standing -> !standing.appearance().named());
        boolean alone = benchmark.all() != null
                && benchmark.standings().stream().allMatch(Standing::own)
                && benchmark.all().teams() > benchmark.standings().size();
        String key = coded
                ? membership.teams().isEmpty() ? "benchmarks.coded" : "benchmarks.coded.team"
                : alone ? "benchmarks.alone" : "";
        return key.isEmpty() ? "" : Visit.text(key);
    }

    List<Option> months() {
        var options = new ArrayList<Option>();
        for (int months : Query.MONTHS) {
            options.add(new Option(Integer.toString(months), Visit.text("benchmarks.months", months)));
        }
        options.add(new Option("", Visit.text("benchmarks.days")));
        return options;
    }

    String month() {
        return query.hasDays() || !query.problems().isEmpty()
                ? query.given("months")
                : Integer.toString(query.months());
    }

    List<Option> peers() {
        return benchmark.groups().groups().stream()
                .map(group -> new Option(group.id(), group.label()))
                .toList();
    }

    List<Option> sorts() {
        var options = new ArrayList<Option>();
        for (Query.Sort sort : Query.Sort.values()) {
            options.add(new Option(sort.id(), Visit.text("benchmarks.sort." + sort.id())));
        }
        return options;
    }

    int pages() {
        return (benchmark.standings().size() + MOST - 1) / MOST;
    }

    boolean isRatio() {
        return measure().kind().fields() == Measure.Fields.RATIO;
    }
}
