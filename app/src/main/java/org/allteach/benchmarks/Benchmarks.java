package org.allteach.benchmarks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.allteach.benchmarks.Benchmark.Drawn;
import org.allteach.benchmarks.Benchmark.NotDrawn;
import org.allteach.benchmarks.Benchmark.Sides;
import org.allteach.benchmarks.Benchmark.Together;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.drawing.FunnelPicture;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations;
import org.allteach.measures.Observations.Point;
import org.allteach.people.Organisations;
import org.allteach.spc.Funnel;
import org.allteach.submissions.Completeness;
import org.allteach.variation.Disclosure;
import org.allteach.variation.Disclosure.Appearance;
import org.allteach.variation.Pool;
import org.allteach.variation.TeamCharts;
import org.allteach.variation.TeamCharts.TeamChart;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts teams side by side: one reading of the values, and everything is calculated from it. */
@Component
class Benchmarks {

    /** Of fewer units nobody can tell how much they vary beyond chance. */
    private static final int FEWEST_TO_WIDEN = 10;

    private final TeamCharts charts;
    private final Observations observations;
    private final Teams teams;
    private final Organisations organisations;
    private final Completeness completeness;
    private final Clock clock;

    Benchmarks(
            TeamCharts charts,
            Observations observations,
            Teams teams,
            Organisations organisations,
            Completeness completeness,
            Clock clock) {
        this.charts = charts;
        this.observations = observations;
        this.teams = teams;
        this.organisations = organisations;
        this.completeness = completeness;
        this.clock = clock;
    }

    /** The measure of that code, if it is one of all teams. */
    Measure measure(Membership membership, String code) {
        Measure measure = charts.measure(membership, code);
        if (measure.team() != null) {
            throw Refusal.notFound();
        }
        return measure;
    }

    Benchmark of(Membership membership, Measure measure, Query query) {
        Collaborative collaborative = membership.collaborative();
        List<Point> points = observations.points(collaborative.id(), List.of(measure.id()), null);
        List<Team> all = teams.of(collaborative.id());
        Window window = window(query, points, measure, collaborative);
        var groups = PeerGroups.of(
                membership,
                all,
                organisations.attributes(
                        all.stream().map(Team::organisation).distinct().toList()));
        PeerGroups.Group group = groups.find(query.peers());
        if (group == null && !query.peers().isEmpty()) {
            throw Refusal.invalid(Problem.of("peers", query.peers(), "benchmarks.problem.peers"));
        }
        Predicate<UUID> members = groups.members(group);
        var disclosure = new Disclosure(membership, measure);
        var counts = completeness.of(collaborative, measure, all, points, window.from(), window.to());
        List<Team> asked = all.stream().filter(team -> members.test(team.id())).toList();
        List<Standing> standings = standings(membership, measure, window, points, asked, counts);
        standings.sort(order(query.sort()));
        boolean poolable = Pool.isPossible(measure);
        var bundles = poolable ? Bundles.of(points, disclosure, groups::cell) : List.<Bundles.Bundle>of();
        Together together = poolable ? together(measure, window, points, disclosure, bundles, team -> true) : null;
        Together peers =
                poolable && group != null ? together(measure, window, points, disclosure, bundles, members) : null;
        Sides sides = sides(collaborative, measure, window, query, standings, peers == null ? together : peers);
        return new Benchmark(measure, window, points, standings, together, peers, groups, group, sides);
    }

    private Window window(Query query, List<Point> points, Measure measure, Collaborative collaborative) {
        LocalDate from = query.from();
        LocalDate to = query.to();
        return from != null && to != null
                ? new Window(from, to)
                : Window.lastMonths(
                        query.months(), points, measure.frequency(collaborative), collaborative.today(clock));
    }

    private static List<Standing> standings(
            Membership membership,
            Measure measure,
            Window window,
            List<Point> points,
            List<Team> asked,
            Map<UUID, Completeness.Count> counts) {
        var disclosure = new Disclosure(membership, measure);
        Map<UUID, List<Point>> seen = new HashMap<>();
        Map<UUID, Integer> withheld = new HashMap<>();
        for (Point point : points) {
            if (disclosure.isSeen(point)) {
                seen.computeIfAbsent(point.team(), team -> new ArrayList<>()).add(point);
            } else if (window.contains(point)) {
                withheld.merge(point.team(), 1, Integer::sum);
            }
        }
        var standings = new ArrayList<Standing>();
        for (Team team : asked) {
            Appearance appearance = disclosure.of(team);
            Completeness.Count count = counts.get(team.id());
            int hidden = withheld.getOrDefault(team.id(), 0);
            List<Point> own = seen.getOrDefault(team.id(), List.of());
            if (appearance != null
                    && (count != null || hidden > 0 || own.stream().anyMatch(window::contains))) {
                standings.add(Standing.of(
                        measure,
                        team,
                        appearance,
                        membership.teams().containsKey(team.id()),
                        own,
                        window,
                        hidden,
                        count));
            }
        }
        return standings;
    }

    private static Comparator<Standing> order(Query.Sort sort) {
        Comparator<Standing> own = Comparator.comparing(standing -> !standing.own());
        Comparator<Standing> asked = switch (sort) {
            case NAME -> Comparator.comparingInt(standing -> 0);
            case VALUE -> Comparator.comparingDouble(Standing::value);
            case CHANGE -> Comparator.comparingDouble(Standing::change);
        };
        return own.thenComparing(asked)
                .thenComparing(standing -> standing.appearance().name(), String.CASE_INSENSITIVE_ORDER);
    }

    /** What may be told of teams together: values that the viewer sees, and whole bundles of the others. */
    private static Together together(
            Measure measure,
            Window window,
            List<Point> points,
            Disclosure disclosure,
            List<Bundles.Bundle> bundles,
            Predicate<UUID> members) {
        var reporters = new HashSet<UUID>();
        var seen = new ArrayList<Point>();
        int unseen = 0;
        for (Point point : points) {
            boolean asked = window.contains(point) && members.test(point.team());
            if (asked && disclosure.isSeen(point)) {
                seen.add(point);
                reporters.add(point.team());
            } else if (asked) {
                unseen++;
            }
        }
        Tally tally = Tally.together(measure, seen);
        for (Bundles.Bundle bundle : bundles) {
            if (window.contains(bundle.points().getFirst())
                    && bundle.teams().stream().allMatch(members)) {
                tally = tally.plus(Tally.together(measure, bundle.points()));
                reporters.addAll(bundle.teams());
                unseen -= bundle.points().size();
            }
        }
        return new Together(tally, tally.value(measure), reporters.size(), unseen);
    }

    private static Sides sides(
            Collaborative collaborative,
            Measure measure,
            Window window,
            Query query,
            List<Standing> standings,
            @Nullable Together together) {
        if (!Tally.isSummed(measure)) {
            return new NotDrawn(
                    "benchmarks.funnel.none." + measure.kind().fields().name().toLowerCase(java.util.Locale.ROOT));
        }
        List<Standing> shown = standings.stream()
                .filter(standing -> standing.tally().denominator() > 0)
                .toList();
        if (shown.isEmpty()) {
            return new NotDrawn("benchmarks.funnel.none.empty");
        }
        List<Funnel.Unit> units = shown.stream()
                .map(standing -> new Funnel.Unit(
                        standing.appearance().code(),
                        standing.tally().numerator(),
                        standing.tally().denominator()))
                .toList();
        Funnel.Kind kind = measure.kind() == Measure.Kind.PROPORTION ? Funnel.Kind.PROPORTION : Funnel.Kind.RATE;
        boolean widenable = shown.size() >= FEWEST_TO_WIDEN;
        Funnel.Options options = Funnel.Options.of(kind)
                .withMultiplier(measure.multiplier())
                .withOverdispersion(query.widened() && widenable)
                .withTarget(centre(kind, measure, together));
        if (!(Funnel.analyse(units, options) instanceof Funnel.Analysis analysis)) {
            return new NotDrawn("benchmarks.funnel.none.impossible");
        }
        return new Drawn(analysis, shown, picture(collaborative, measure, window, analysis, shown), widenable);
    }

    /** The funnel's centre is what is pooled, unless nobody or everybody is counted: that is no target. */
    private static @Nullable Double centre(Funnel.Kind kind, Measure measure, @Nullable Together together) {
        double value = together == null ? Double.NaN : together.value();
        boolean possible = value > 0 && (kind != Funnel.Kind.PROPORTION || value < measure.multiplier());
        return possible ? value : null;
    }

    private static FunnelPicture picture(
            Collaborative collaborative,
            Measure measure,
            Window window,
            Funnel.Analysis analysis,
            List<Standing> shown) {
        String base = "/c/" + collaborative.slug() + "/t/";
        List<FunnelPicture.Unit> units = shown.stream()
                .map(standing -> new FunnelPicture.Unit(
                        standing.appearance().name(),
                        standing.appearance().named() ? base + standing.team().code() + "/m/" + measure.code() : null,
                        standing.own()))
                .toList();
        return new FunnelPicture(
                Visit.text(
                        "benchmarks.funnel.title", measure.name(), Visit.date(window.from()), Visit.date(window.to())),
                measure.unit(),
                Visit.text("benchmarks.funnel.sizes"),
                analysis,
                units,
                measure.target().at(window.to()),
                measure.direction());
    }

    /** The charts of some of the teams, by team; of those that have any values to show. */
    Map<UUID, TeamChart> charts(Membership membership, Benchmark benchmark, List<Standing> standings) {
        List<Team> asked = standings.stream().map(Standing::team).toList();
        Map<UUID, TeamChart> found = new HashMap<>();
        for (TeamChart chart : charts.ofMeasure(membership, benchmark.measure(), asked, benchmark.points())) {
            found.put(
                    Objects.requireNonNull(chart.charted().points().getFirst()).team(), chart);
        }
        return found;
    }

    /** All teams together over time, as the pooled page shows them; null where they cannot be pooled. */
    @Nullable
    Pool pool(Membership membership, Benchmark benchmark) {
        return Pool.isPossible(benchmark.measure())
                ? charts.pooled(membership, benchmark.measure(), benchmark.points())
                : null;
    }
}
