package org.allteach.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.allteach.measures.Observations.Point;
import org.allteach.variation.Disclosure;

/**
 * What may be told of values that the viewer does not see: they are tied into bundles, and every total is a sum of values
 * that the viewer sees and of whole bundles.
 *
 * <p>A bundle is of one period and of one cell of the peer groups (teams that no filter tells apart); it is several teams'
 * values and enough people's ({@link Disclosure#areEnough}). Cells with too little are tied together, with the smallest of
 * the others if need be; what is too little even then is in no total at all. How values are tied depends neither on the time
 * that is asked for, nor on the filter, nor on the form of the answer. So all totals that one viewer can ever be told are
 * sums of the same few numbers, and no difference of totals is finer than a bundle.
 */
final class Bundles {

    /** Values of one period that are told as one. */
    record Bundle(LocalDate start, Set<UUID> teams, List<Point> points) {}

    private Bundles() {}

    /**
     * Ties what the viewer does not see.
     *
     * @param points all values of the measure, seen ones among them
     * @param cell the cell of a team
     */
    static List<Bundle> of(List<Point> points, Disclosure disclosure, Function<UUID, String> cell) {
        Map<LocalDate, Map<String, List<Point>>> unseen = new TreeMap<>();
        Set<LocalDate> seen = new HashSet<>();
        for (Point point : points) {
            if (disclosure.isSeen(point)) {
                seen.add(point.start());
            } else {
                unseen.computeIfAbsent(point.start(), start -> new TreeMap<>())
                        .computeIfAbsent(cell.apply(point.team()), name -> new ArrayList<>())
                        .add(point);
            }
        }
        var bundles = new ArrayList<Bundle>();
        unseen.forEach((start, cells) -> {
            for (List<Point> tied : tie(cells, disclosure, seen.contains(start))) {
                bundles.add(bundle(start, tied));
            }
        });
        return bundles;
    }

    private static Bundle bundle(LocalDate start, List<Point> points) {
        var teams = new HashSet<UUID>();
        points.forEach(point -> teams.add(point.team()));
        return new Bundle(start, teams, points);
    }

    private static List<List<Point>> tie(Map<String, List<Point>> cells, Disclosure disclosure, boolean seesOthers) {
        var enough = new ArrayList<List<Point>>();
        var rest = new ArrayList<Point>();
        for (List<Point> cell : cells.values()) {
            if (disclosure.areEnough(cell, seesOthers)) {
                enough.add(cell);
            } else {
                rest.addAll(cell);
            }
        }
        // The sort is stable and the cells come by name: which one is taken depends on no value.
        enough.sort(Comparator.comparingInt(List::size));
        while (!rest.isEmpty() && !disclosure.areEnough(rest, seesOthers) && !enough.isEmpty()) {
            rest.addAll(enough.removeFirst());
        }
        if (!rest.isEmpty() && disclosure.areEnough(rest, seesOthers)) {
            enough.add(rest);
        }
        return enough;
    }
}
