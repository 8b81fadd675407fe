package org.allteach.benchmarks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations;
import org.allteach.measures.Observations.Point;
import org.allteach.people.Organisations;
import org.allteach.submissions.Completeness;
import org.allteach.variation.Pool;
import org.allteach.variation.TeamCharts;
import org.allteach.variation.TeamCharts.TeamChart;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts teams side by side: one reading of the values, and everything is calculated from it. */
@Component
class Benchmarks {

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
        Set<String> codes = all.stream().map(Team::organisation).collect(Collectors.toSet());
        var groups = PeerGroups.of(membership, all, organisations.attributes(codes));
        PeerGroups.Group group = groups.find(query.peers());
        if (group == null && !query.peers().isEmpty()) {
            throw Refusal.invalid(Problem.of("peers", query.peers(), "benchmarks.problem.peers"));
        }
        Window window = window(query, points, measure, collaborative);
        var counts = completeness.of(collaborative, measure, all, points, window.from(), window.to());
        return new Comparison(membership, measure, window, points, groups).benchmark(query, group, all, counts);
    }

    private Window window(Query query, List<Point> points, Measure measure, Collaborative collaborative) {
        LocalDate from = query.from();
        LocalDate to = query.to();
        return from != null && to != null
                ? new Window(from, to)
                : Window.lastMonths(
                        query.months(), points, measure.frequency(collaborative), collaborative.today(clock));
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
