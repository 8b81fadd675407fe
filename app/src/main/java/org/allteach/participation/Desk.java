package org.allteach.participation;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phases;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what a viewer asks for: of the teams that they see, and as they see them. */
@Component
class Desk {

    /** In the order of time; those of one day always in the same order. */
    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.deed().day())
            .thenComparing(entry -> entry.team().code())
            .thenComparing(entry -> entry.deed().kind())
            .thenComparing(Entry::role)
            .thenComparingDouble(entry -> entry.deed().amount())
            .thenComparing(entry -> Objects.toString(entry.deed().person()));

    private final Participation participation;
    private final Phases phases;
    private final Teams teams;
    private final Clock clock;

    Desk(Participation participation, Phases phases, Teams teams, Clock clock) {
        this.participation = participation;
        this.phases = phases;
        this.teams = teams;
        this.clock = clock;
    }

    /** A deed and its team as the viewer sees it. */
    record Entry(SeenTeam team, Deed deed) {

        /** As what somebody did it, as it is written outside; empty where that is not known. */
        String role() {
            return deed.role() == null ? "" : Given.written(deed.role());
        }
    }

    Query query(Membership membership, Map<String, String> asked) {
        Collaborative collaborative = membership.collaborative();
        return Query.of(collaborative, phases.of(collaborative.id()), collaborative.today(clock), asked);
    }

    /** The entries that a viewer may see, in the order of time. */
    List<Entry> entries(Membership membership, Query query) {
        Map<@Nullable UUID, SeenTeam> seen = new HashMap<>();
        seen(membership).forEach(team -> seen.put(team.id(), team));
        return deeds(membership, query).stream()
                .filter(deed -> seen.containsKey(deed.team()))
                .map(deed -> new Entry(Objects.requireNonNull(seen.get(deed.team())), deed))
                .sorted(ORDER)
                .toList();
    }

    /** The matrix of the first so many teams that a viewer sees; those without a team are a row where they did anything. */
    Matrix matrix(Membership membership, Query query, int most) {
        List<Deed> deeds = deeds(membership, query);
        boolean hasOthers = deeds.stream().anyMatch(deed -> deed.team() == null);
        List<SeenTeam> seen = seen(membership).stream()
                .filter(team -> team.id() != null || hasOthers)
                .toList();
        return matrix(membership, query, seen.stream().limit(most).toList(), deeds, seen.size() <= most);
    }

    /** The same of one team alone. */
    Matrix matrix(Membership membership, Query query, Team team, List<Deed> deeds) {
        var own = new SeenTeam(team.id(), team.code(), team.name(), false, true, true);
        return matrix(membership, query, List.of(own), deeds, true);
    }

    private Matrix matrix(Membership membership, Query query, List<SeenTeam> shown, List<Deed> deeds, boolean isWhole) {
        return Matrix.of(
                shown, deeds, query, phases.of(membership.collaborative().id()), isWhole);
    }

    List<Deed> deeds(Membership membership, Query query) {
        return participation.between(membership.collaborative(), query.from(), query.until()).stream()
                .filter(query::asksFor)
                .toList();
    }

    private List<SeenTeam> seen(Membership membership) {
        return SeenTeam.of(membership, teams.of(membership.collaborative().id()));
    }
}
