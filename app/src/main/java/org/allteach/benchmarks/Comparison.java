package org.allteach.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.allteach.benchmarks.Benchmark.Together;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.submissions.Completeness;
import org.allteach.variation.Disclosure;
import org.allteach.variation.Disclosure.Appearance;
import org.allteach.variation.Pool;
import org.jspecify.annotations.Nullable;

/** Compares the teams of one measure over one window, as one viewer may see them. */
final class Comparison {

    private final Membership membership;
    private final Measure measure;
    private final Window window;
    private final List<Point> points;
    private final PeerGroups groups;
    private final Disclosure disclosure;

    /** The points are all values of the measure, those of teams that the viewer does not see among them. */
    Comparison(Membership membership, Measure measure, Window window, List<Point> points, PeerGroups groups) {
        this.membership = membership;
        this.measure = measure;
        this.window = window;
        this.points = points;
        this.groups = groups;
        this.disclosure = new Disclosure(membership, measure);
    }

    Benchmark benchmark(
            Query query,
            PeerGroups.@Nullable Group group,
            List<Team> teams,
            Map<UUID, Completeness.Count> completeness) {
        Predicate<UUID> members = groups.members(group);
        List<Standing> standings =
                standings(teams.stream().filter(team -> members.test(team.id())).toList(), completeness);
        standings.sort(order(query.sort()));
        Together all = null;
        Together peers = null;
        if (Pool.isPossible(measure)) {
            List<Bundles.Bundle> bundles = Bundles.of(points, disclosure, groups::cell);
            all = together(bundles, team -> true);
            peers = group == null ? null : together(bundles, members);
        }
        var sides = new Funnels(membership.collaborative(), measure, window)
                .of(standings, peers == null ? all : peers, query.widened());
        return new Benchmark(measure, window, points, standings, all, peers, groups, group, sides);
    }

    private List<Standing> standings(List<Team> teams, Map<UUID, Completeness.Count> completeness) {
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
        for (Team team : teams) {
            Appearance appearance = disclosure.of(team);
            Completeness.Count count = completeness.get(team.id());
            int hidden = withheld.getOrDefault(team.id(), 0);
            List<Point> own = seen.getOrDefault(team.id(), List.of());
            if (appearance != null
                    && (count != null || hidden > 0 || own.stream().anyMatch(window::contains))) {
                boolean mine = membership.teams().containsKey(team.id());
                standings.add(Standing.of(measure, team, appearance, mine, own, window, hidden, count));
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
    private Together together(List<Bundles.Bundle> bundles, Predicate<UUID> members) {
        var reporters = new HashSet<UUID>();
        var seen = new ArrayList<Point>();
        int left = 0;
        for (Point point : points) {
            boolean asked = window.contains(point) && members.test(point.team());
            if (asked && disclosure.isSeen(point)) {
                seen.add(point);
                reporters.add(point.team());
            } else if (asked) {
                left++;
            }
        }
        Tally tally = Tally.together(measure, seen);
        for (Bundles.Bundle bundle : bundles) {
            boolean asked = window.contains(bundle.points().getFirst());
            if (asked && bundle.teams().stream().allMatch(members)) {
                tally = tally.plus(Tally.together(measure, bundle.points()));
                reporters.addAll(bundle.teams());
                left -= bundle.points().size();
            }
        }
        return new Together(tally, tally.value(measure), reporters.size(), left);
    }
}
