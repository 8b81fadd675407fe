package org.allteach.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.drawing.Icons;
import org.allteach.drawing.Reading;
import org.allteach.drawing.SmallChart;
import org.allteach.spc.Analysis;
import org.allteach.spc.Assurance;
import org.allteach.variation.Note;
import org.allteach.variation.Wall;
import org.allteach.web.Option;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A row for each chart: what its newest point shows, whether the target will be met, the newest value, limits, target, its
 * course in small, what was noted last.
 *
 * @param team the team whose measures they are; null for the teams of one measure
 * @param base the address of the page without its query
 * @param chosen how many rows are asked for, on all parts of the list
 */
record SummaryPage(
        Membership membership,
        @Nullable Team team,
        String title,
        String base,
        SummaryQuery query,
        Map<Wall.Signal, Long> counts,
        int all,
        int chosen,
        List<Row> rows)
        implements Page {

    private static final int MOST = 150;

    /** One row. */
    record Row(
            String name,
            @Nullable String address,
            boolean own,
            String icons,
            List<String> words,
            String latest,
            String when,
            String limits,
            String target,
            String spark,
            String noted,
            String note) {}

    /** A heading that puts the rows in order. */
    record Heading(String label, @Nullable String address, String order, boolean number) {}

    /** A choice that is a link. */
    record Choice(String label, String address, boolean current) {}

    static SummaryPage of(
            Membership membership,
            @Nullable Team team,
            String title,
            String base,
            SummaryQuery query,
            List<SummaryEntry> entries,
            Locale locale) {
        Map<Wall.Signal, Long> counts = new EnumMap<>(Wall.Signal.class);
        for (Wall.Signal signal : Wall.Signal.values()) {
            counts.put(
                    signal,
                    entries.stream()
                            .filter(entry -> signal.includes(entry.variation()))
                            .count());
        }
        List<SummaryEntry> chosen = query.of(entries);
        int first = Math.min((query.page() - 1) * MOST, chosen.size());
        List<Row> rows = chosen.subList(first, Math.min(first + MOST, chosen.size())).stream()
                .map(entry -> row(entry, locale))
                .toList();
        return new SummaryPage(membership, team, title, base, query, counts, entries.size(), chosen.size(), rows);
    }

    private static Row row(SummaryEntry entry, Locale locale) {
        var picture = entry.charted().picture(entry.name(), List.of());
        Reading reading = Reading.of(picture, locale);
        Figures figures = Figures.of(
                java.util.stream.DoubleStream.of(entry.atLast(Analysis::value), entry.atLast(Analysis::upper)), locale);
        double lower = entry.atLast(Analysis::lower);
        double upper = entry.atLast(Analysis::upper);
        var words = new ArrayList<String>();
        words.add(Reading.words(entry.variation(), locale));
        if (entry.assurance() != null) {
            words.add(Reading.words(entry.assurance(), locale));
        }
        Note note = entry.note();
        return new Row(
                entry.name(),
                entry.address(),
                entry.own(),
                Icons.use(entry.variation()) + Icons.use(entry.assurance()),
                words,
                reading.latest(),
                reading.when(),
                Double.isFinite(lower) || Double.isFinite(upper)
                        ? Visit.text("benchmarks.limits.between", figures.value(lower), figures.value(upper))
                        : "–",
                figures.value(entry.atLast(Analysis::target)),
                entry.last() < 0
                        ? ""
                        : SmallChart.draw(
                                picture, SmallChart.Axes.of(entry.analysis(), locale), reading.headline(), locale),
                note == null ? "" : Visit.date(note.start()),
                note == null ? "" : note.text());
    }

    String symbols() {
        return Icons.symbols(Visit.locale());
    }

    int pages() {
        return (chosen + MOST - 1) / MOST;
    }

    List<Heading> headings() {
        return List.of(
                heading(team == null ? "team" : "measure", SummaryQuery.Sort.GIVEN, false),
                heading("signal", SummaryQuery.Sort.SIGNAL, false),
                heading("latest", SummaryQuery.Sort.LATEST, true),
                new Heading(Visit.text("benchmarks.summary.limits"), null, "", false),
                heading("target", SummaryQuery.Sort.TARGET, true),
                new Heading(Visit.text("benchmarks.summary.course"), null, "", false),
                heading("note", SummaryQuery.Sort.NOTE, false));
    }

    private Heading heading(String key, SummaryQuery.Sort sort, boolean number) {
        boolean current = query.sort() == sort && sort != SummaryQuery.Sort.GIVEN;
        String order = !current ? "" : query.falling() ? "descending" : "ascending";
        return new Heading(Visit.text("benchmarks.summary." + key), base + query.sorted(sort), order, number);
    }

    List<Choice> signals() {
        var choices = new ArrayList<Choice>();
        for (Wall.Signal signal : Wall.Signal.values()) {
            String label = Visit.text(
                    "benchmarks.signal." + signal.name().toLowerCase(Locale.ROOT), counts.getOrDefault(signal, 0L));
            choices.add(new Choice(label, base + query.showing(signal), query.signal() == signal));
        }
        return choices;
    }

    List<Choice> targets() {
        var choices = new ArrayList<Choice>();
        choices.add(
                new Choice(Visit.text("benchmarks.target.all"), base + query.meeting(null), query.assurance() == null));
        for (Assurance assurance : Assurance.values()) {
            choices.add(new Choice(
                    Reading.words(assurance, Visit.locale()),
                    base + query.meeting(assurance),
                    query.assurance() == assurance));
        }
        return choices;
    }

    List<Option> parts() {
        var parts = new ArrayList<Option>();
        for (int number = 1; number <= pages(); number++) {
            parts.add(new Option(base + query.onPage(number), Integer.toString(number)));
        }
        return parts;
    }

    String file(String ending) {
        return base + ending + query.onPage(1);
    }
}
