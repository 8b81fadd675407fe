package org.allteach.pdsa;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.theory.Node;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Visit;

/**
 * A team's tests of change: its ramps as stairs, and how well its testing keeps the method.
 *
 * @param ideas the names of the team's ideas, by id
 */
record TeamTestsPage(Membership membership, Team team, List<Ramp> ramps, Map<UUID, Node> ideas, LocalDate today)
        implements Page {

    /** How many of the cycles that are over kept a feature of the method. */
    record Feature(String name, int kept, int all) {

        int percent() {
            return all == 0 ? 0 : Math.round(100f * kept / all);
        }
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code();
    }

    boolean mayTest() {
        return membership.may(Permission.TEST, team.id());
    }

    String stairs(Ramp ramp) {
        return Stairs.draw(ramp, base());
    }

    /** The ideas of a ramp's cycles. */
    List<Node> ideas(Ramp ramp) {
        return ramp.cycles().stream()
                .flatMap(cycle -> cycle.ideas().stream())
                .distinct()
                .map(ideas::get)
                .filter(node -> node != null)
                .toList();
    }

    int questions(Ramp ramp) {
        return ramp.cycles().stream()
                .filter(cycle -> cycle.state() != Cycle.State.STOPPED)
                .mapToInt(cycle ->
                        Coach.questions(cycle, ramp.cycles().size(), today).size())
                .sum();
    }

    String told(Cycle cycle) {
        String decision = Stairs.decision(cycle);
        return Visit.text("pdsa.state." + Given.written(cycle.state())) + ", " + Stairs.dates(cycle) + ", "
                + Visit.text("pdsa.scale." + Given.written(cycle.scale()))
                + (decision.isEmpty() ? "" : ", " + decision);
    }

    /** The features that published projects most often lack, of the cycles that are over. */
    List<Feature> features() {
        var lengths = new LinkedHashMap<UUID, Integer>();
        ramps.forEach(ramp -> lengths.put(ramp.id(), ramp.cycles().size()));
        List<Cycle> over = ramps.stream()
                .flatMap(ramp -> ramp.cycles().stream())
                .filter(cycle -> cycle.state() == Cycle.State.ACTED)
                .toList();
        Map<String, Predicate<Cycle>> features = new LinkedHashMap<>();
        features.put("idea", cycle -> !cycle.ideas().isEmpty());
        features.put("prediction", Coach::hasPrediction);
        features.put("data", Coach::hasData);
        features.put("small", Coach::isSmallFirst);
        features.put("study", Coach::hasStudy);
        features.put("iterated", cycle -> Coach.isIterated(cycle, lengths.getOrDefault(cycle.ramp(), 1)));
        features.put("all", cycle -> Coach.isKept(cycle, lengths.getOrDefault(cycle.ramp(), 1)));
        return features.entrySet().stream()
                .map(feature -> new Feature(
                        Visit.text("pdsa.feature." + feature.getKey()),
                        (int) over.stream().filter(feature.getValue()).count(),
                        over.size()))
                .toList();
    }
}
