package org.allteach.ideas;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.theory.Lineage;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.theory.Theories.Placed;
import org.allteach.theory.Theory;
import org.jspecify.annotations.Nullable;

/**
 * The change ideas of a team, or of the collaborative, as one viewer sees them.
 *
 * @param team whose ideas they are; null for the collaborative's
 * @param package_ the collaborative's theory, from which teams adopt
 */
record Ideas(
        Membership membership,
        @Nullable Team team,
        Theory theory,
        Theory package_,
        Lineage lineage,
        Map<UUID, Team> teams) {

    static Ideas of(Membership membership, @Nullable Team team, Theories theories, Teams teams) {
        UUID collaborative = membership.collaborative().id();
        Theory common = theories.of(collaborative, null);
        return new Ideas(
                membership,
                team,
                team == null ? common : theories.of(collaborative, team.id()),
                common,
                Lineage.of(theories.all(collaborative)),
                teams.of(collaborative).stream().collect(Collectors.toMap(Team::id, Function.identity())));
    }

    /** A theory that an idea stands in, as the viewer may call it. */
    record Home(String name, @Nullable String address) {}

    String base() {
        String base = "/c/" + membership.collaborative().slug();
        return team == null ? base : base + "/t/" + team.code();
    }

    List<Node> current() {
        return theory.diagram().current(Node.Kind.IDEA);
    }

    Optional<Node> find(String code) {
        return theory.diagram().find(code).filter(Node::isIdea);
    }

    /** The drivers right above an idea. */
    List<Node> drivers(Node idea) {
        return theory.diagram().parents(idea).stream()
                .filter(node -> !node.isRetired())
                .toList();
    }

    /** Where a node stands; null where the viewer does not see whose it is. */
    @Nullable
    Home home(Placed placed) {
        String base = "/c/" + membership.collaborative().slug();
        Team owner = placed.team() == null ? null : teams.get(placed.team());
        if (owner == null) {
            return new Home(
                    membership.collaborative().title(),
                    base + "/theory/nodes/" + placed.node().code());
        }
        return switch (membership.sight(owner.id())) {
            case NAMED ->
                new Home(
                        owner.name(),
                        base + "/t/" + owner.code() + "/theory/nodes/"
                                + placed.node().code());
            case CODED -> new Home(owner.pseudonym(), null);
            case HIDDEN -> null;
        };
    }

    /** The teams that use what an idea began as, this one's own left out: those who dropped it again among them. */
    List<Placed> others(Node idea) {
        UUID own = team == null ? null : team.id();
        return lineage.family(idea).stream()
                .filter(placed -> placed.team() != null && !placed.team().equals(own))
                .filter(placed -> !placed.node().isRetired())
                .toList();
    }

    /** Ideas of the collaborative's package of which the team has nothing yet. */
    List<Node> notAdopted() {
        if (team == null) {
            return List.of();
        }
        var known = theory.diagram().nodes().stream().map(lineage::root).collect(Collectors.toSet());
        return package_.diagram().current(Node.Kind.IDEA).stream()
                .filter(idea -> !known.contains(lineage.root(idea)))
                .sorted(Comparator.comparing((Node idea) -> idea.content().evidence())
                        .reversed())
                .toList();
    }

    /** Nodes whose source says something else now. */
    List<Node> changedUpstream() {
        return theory.diagram().current().stream()
                .filter(node -> lineage.newer(node) != null)
                .toList();
    }
}
