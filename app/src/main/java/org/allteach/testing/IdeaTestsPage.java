package org.allteach.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.drawing.Icons;
import org.allteach.pdsa.Cycle;
import org.allteach.web.Page;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * The whole picture of an idea, wherever it was adopted: tested by how many teams, in which settings, at which scale, with what
 * decisions, and what the charts of the measures show that were to move. A part of the idea's page.
 *
 * @param cycles all that is shared, newest first
 * @param settings the kinds of places, with how many teams of each; of teams that the viewer sees by name
 */
record IdeaTestsPage(
        Membership membership,
        Circle circle,
        List<Cycle> cycles,
        Map<String, Integer> settings,
        List<Effect> effects,
        @Nullable String plan)
        implements Page {

    private static final int MOST = 12;

    /** What a team's chart of a measure shows, that its tests of the idea were to move. */
    record Effect(String team, String measure, String path, String icons, String words) {}

    int teams() {
        return (int) cycles.stream().map(Cycle::team).distinct().count();
    }

    /** How many tests there were of each scale, the small ones first. */
    Map<String, Long> scales() {
        var scales = new LinkedHashMap<String, Long>();
        Arrays.stream(Cycle.Scale.values()).forEach(scale -> {
            long count = cycles.stream().filter(cycle -> cycle.scale() == scale).count();
            if (count > 0) {
                scales.put(Visit.text("pdsa.scale." + Given.written(scale)), count);
            }
        });
        return scales;
    }

    Map<String, Long> decisions() {
        var decisions = new LinkedHashMap<String, Long>();
        Arrays.stream(Cycle.Decision.values()).forEach(decision -> {
            long count = cycles.stream()
                    .filter(cycle -> cycle.decision() == decision && cycle.state() == Cycle.State.ACTED)
                    .count();
            if (count > 0) {
                decisions.put(Visit.text("pdsa.decision." + Given.written(decision)), count);
            }
        });
        return decisions;
    }

    /** Those with something to read. */
    List<Cycle> readable() {
        return cycles.stream()
                .filter(cycle -> circle.isNamed(cycle.team()))
                .limit(MOST)
                .toList();
    }

    int unread() {
        return cycles.size() - readable().size();
    }

    String path(Cycle cycle) {
        var team = circle.team(cycle.team());
        return "/c/" + membership.collaborative().slug() + "/t/" + (team == null ? "" : team.code()) + "/cycles/"
                + cycle.code();
    }

    static String told(Map<String, ? extends Number> counts) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(one -> Visit.text("testing.count", one.getKey(), one.getValue()))
                        .toList());
    }

    static String symbols() {
        return Icons.symbols(Visit.locale());
    }

    /** The same code in different teams tells nothing: the team belongs to it. */
    String name(Cycle cycle) {
        return circle.name(cycle.team()) + ", " + cycle.code() + " " + cycle.title();
    }
}
