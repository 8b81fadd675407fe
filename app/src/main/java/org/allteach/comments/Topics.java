package org.allteach.comments;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.pdsa.Cycles;
import org.allteach.theory.Theories;
import org.allteach.web.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what people talk about, as far as a viewer may see it. */
@Component
class Topics {

    private final Theories theories;
    private final Cycles cycles;
    private final Teams teams;

    Topics(Theories theories, Cycles cycles, Teams teams) {
        this.theories = theories;
        this.cycles = cycles;
        this.teams = teams;
    }

    /** The topic that an address names: {@code node} and an id. */
    Optional<Topic> find(Membership membership, String kind, String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return Arrays.stream(Topic.Kind.values())
                    .filter(known -> Given.written(known).equals(kind))
                    .findFirst()
                    .flatMap(known -> find(membership, known, uuid));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Topic> find(Membership membership, Topic.Kind kind, UUID id) {
        return switch (kind) {
            case NODE -> node(membership, id);
            case CYCLE -> cycle(membership, id);
            case TEAM -> team(membership, id).map(team -> ofTeam(membership, team));
            case COLLABORATIVE ->
                id.equals(membership.collaborative().id()) && membership.may(Permission.SEE)
                        ? Optional.of(ofCollaborative(membership))
                        : Optional.empty();
        };
    }

    private Optional<Topic> node(Membership membership, UUID id) {
        return theories.find(membership.collaborative().id(), id).flatMap(placed -> {
            String label = placed.node().code() + " " + placed.node().text();
            String below = "theory/nodes/" + placed.node().code();
            return place(membership, placed.team())
                    .map(place -> new Topic(
                            Topic.Kind.NODE,
                            id,
                            placed.team(),
                            label,
                            place.path() + "/" + below,
                            place.subject() + "theory/" + placed.node().code(),
                            place.open()));
        });
    }

    /** A draft is there for those who are to see it only. */
    private Optional<Topic> cycle(Membership membership, UUID id) {
        return cycles.find(membership.collaborative().id(), id)
                .filter(cycle -> cycle.isSeen(membership))
                .flatMap(cycle -> place(membership, cycle.team())
                        .map(place -> new Topic(
                                Topic.Kind.CYCLE,
                                id,
                                cycle.team(),
                                cycle.code() + " " + cycle.title(),
                                place.path() + "/cycles/" + cycle.code(),
                                place.subject() + "cycle/" + cycle.code(),
                                place.open())));
    }

    /** Where things of a team, or of the collaborative, stand; empty where the viewer does not see them. */
    private Optional<Topic> place(Membership membership, @Nullable UUID team) {
        return team == null
                ? Optional.of(ofCollaborative(membership))
                : team(membership, team).map(one -> ofTeam(membership, one));
    }

    private Optional<Team> team(Membership membership, UUID id) {
        return membership.may(Permission.SEE_TESTS, id)
                ? teams.of(membership.collaborative().id()).stream()
                        .filter(team -> team.id().equals(id))
                        .findFirst()
                : Optional.empty();
    }

    private static Topic ofCollaborative(Membership membership) {
        var collaborative = membership.collaborative();
        return new Topic(
                Topic.Kind.COLLABORATIVE,
                collaborative.id(),
                null,
                collaborative.title(),
                "/c/" + collaborative.slug(),
                "",
                membership.may(Permission.COMMENT));
    }

    private static Topic ofTeam(Membership membership, Team team) {
        return new Topic(
                Topic.Kind.TEAM,
                team.id(),
                team.id(),
                team.name(),
                "/c/" + membership.collaborative().slug() + "/t/" + team.code(),
                "team/" + team.code() + "/",
                membership.may(Permission.COMMENT, team.id()));
    }
}
