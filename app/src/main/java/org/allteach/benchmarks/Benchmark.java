package org.allteach.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.FunnelPicture;
import org.allteach.measures.Measure;
import org.allteach.measures.Observations.Point;
import org.allteach.spc.Funnel;
import org.jspecify.annotations.Nullable;

/**
 * Teams side by side, calculated: what page, file and API tell, each in its own form.
 *
 * @param points all values of the measure, also of teams that the viewer does not see; never to be told
 * @param standings the teams that the viewer sees, one's own first, in the order asked for
 * @param all all teams together; null where values of teams cannot be pooled
 * @param peers the group asked for, together; null where none is
 * @param group null where all teams are asked for
 */
record Benchmark(
        Measure measure,
        Window window,
        List<Point> points,
        List<Standing> standings,
        @Nullable Together all,
        @Nullable Together peers,
        PeerGroups groups,
        PeerGroups.@Nullable Group group,
        Sides sides) {

    /**
     * Several teams as one.
     *
     * @param teams how many stand behind it
     * @param left how many values are in no total, because single teams could be told from them
     */
    record Together(Tally tally, double value, int teams, int left) {}

    /** The funnel, or why there is none. */
    sealed interface Sides permits Drawn, NotDrawn {}

    /**
     * A funnel of the standings that have a value.
     *
     * @param shown the standing of each of its points
     * @param widenable whether there are enough teams to tell how much they vary beyond chance
     */
    record Drawn(Funnel.Analysis analysis, List<Standing> shown, FunnelPicture picture, boolean widenable)
            implements Sides {

        /** The funnel to be taken along: of teams that are not in the viewer's files it does not tell who they are. */
        FunnelPicture file(Membership viewer) {
            return picture.naming(i -> Exports.contain(viewer, shown.get(i).appearance()));
        }

        /** The place of each team in the funnel, of those that are in it. */
        Map<UUID, Integer> places() {
            var places = new HashMap<UUID, Integer>();
            shown.forEach(standing -> places.put(standing.team().id(), places.size()));
            return places;
        }
    }

    /** Why there is no funnel, as a key of the bundle. */
    record NotDrawn(String reason) implements Sides {}
}
