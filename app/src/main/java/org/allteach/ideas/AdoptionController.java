package org.allteach.ideas;

import java.util.Optional;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.theory.Adoptions;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.theory.Theories.Placed;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "We'll try this": what came from where, and taking more along. */
@Controller
class AdoptionController {

    private final Theories theories;
    private final Adoptions adoptions;
    private final Teams teams;

    AdoptionController(Theories theories, Adoptions adoptions, Teams teams) {
        this.theories = theories;
        this.adoptions = adoptions;
        this.teams = teams;
    }

    @GetMapping("/c/{slug}/ideas/{node}/lineage")
    Page ofCollaborative(Membership membership, @PathVariable("node") String code) {
        return lineage(membership, null, code);
    }

    @GetMapping("/c/{slug}/t/{team}/ideas/{node}/lineage")
    Page ofTeam(Membership membership, Team team, @PathVariable("node") String code) {
        return lineage(membership, team, code);
    }

    private Page lineage(Membership membership, @Nullable Team team, String code) {
        Ideas ideas = Ideas.of(membership, team, theories, teams);
        Node node = ideas.theory().diagram().find(code).orElseThrow(Refusal::notFound);
        return new LineagePage(ideas, node);
    }

    /** Takes a node of the collaborative's theory, or of a team's that the viewer sees by name. */
    @PostMapping("/c/{slug}/t/{team}/adoptions")
    ResponseEntity<Void> adopt(Membership membership, Team team, @RequestParam("node") String id) {
        Placed wanted = find(membership, id)
                .filter(placed -> !placed.node().isRetired())
                .filter(placed -> !team.id().equals(placed.team()))
                .orElseThrow(Refusal::notFound);
        Node own = adoptions.adopt(membership.collaborative(), team, wanted);
        return SeeOther.saved(path(membership, team, own));
    }

    private Optional<Placed> find(Membership membership, String id) {
        try {
            return theories.find(membership.collaborative().id(), UUID.fromString(id))
                    .filter(placed -> placed.team() == null || membership.may(Permission.SEE_TESTS, placed.team()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Takes over what the source says now, or keeps the own words. */
    @PostMapping("/c/{slug}/t/{team}/ideas/{node}/settlement")
    ResponseEntity<Void> settle(
            Membership membership,
            Team team,
            @PathVariable("node") String code,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean takeOver) {
        Node own = theories.of(membership.collaborative().id(), team.id())
                .diagram()
                .find(code)
                .filter(node -> node.source() != null)
                .orElseThrow(Refusal::notFound);
        Node.Source source = own.source();
        Placed wanted = source == null
                ? null
                : find(membership, source.node().toString()).orElse(null);
        if (wanted == null) {
            throw Refusal.notFound();
        }
        boolean isStale = own.version() != version
                || adoptions
                        .settle(membership.collaborative(), team, own, wanted, takeOver)
                        .isEmpty();
        if (isStale) {
            throw Refusal.conflict(Problem.of("", code, "ideas.problem.changed"));
        }
        return SeeOther.saved(path(membership, team, own));
    }

    private static String path(Membership membership, Team team, Node own) {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/theory/nodes/" + own.code();
    }
}
