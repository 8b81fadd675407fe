package org.allteach.ideas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.theory.Content;
import org.allteach.theory.Node;
import org.allteach.theory.NodeForm;
import org.allteach.theory.Theories;
import org.allteach.web.Page;
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

/** Change ideas on a board: where each stands, and how much it helps and costs. */
@Controller
class BoardController {

    private static final Set<String> MOVABLE = Set.of("stage", "impact", "effort");

    private final Theories theories;
    private final Teams teams;

    BoardController(Theories theories, Teams teams) {
        this.theories = theories;
        this.teams = teams;
    }

    @GetMapping("/c/{slug}/ideas")
    Page ofCollaborative(Membership membership, @RequestParam Map<String, String> asked) {
        return page(membership, null, asked);
    }

    @GetMapping("/c/{slug}/t/{team}/ideas")
    Page ofTeam(Membership membership, Team team, @RequestParam Map<String, String> asked) {
        return page(membership, team, asked);
    }

    private Page page(Membership membership, @Nullable Team team, Map<String, String> asked) {
        boolean isGrid = "grid".equals(asked.get("view"));
        return new BoardPage(Ideas.of(membership, team, theories, teams), Filter.of(asked), isGrid);
    }

    @PostMapping("/c/{slug}/ideas/{node}/place")
    ResponseEntity<Void> moveInCollaborative(
            Membership membership, @PathVariable("node") String code, @RequestParam Map<String, String> typed) {
        return move(membership, null, code, typed);
    }

    @PostMapping("/c/{slug}/t/{team}/ideas/{node}/place")
    ResponseEntity<Void> moveInTeam(
            Membership membership,
            Team team,
            @PathVariable("node") String code,
            @RequestParam Map<String, String> typed) {
        return move(membership, team, code, typed);
    }

    /** Whoever moves a card says where it goes, not from where: two who do it at once both see where it ended. */
    private ResponseEntity<Void> move(
            Membership membership, @Nullable Team team, String code, Map<String, String> typed) {
        var fields = new HashMap<>(typed);
        fields.keySet().retainAll(MOVABLE);
        theories.change(membership.collaborative(), team, "idea.moved", now -> {
            Node idea = now.find(code)
                    .filter(node -> node.isIdea() && !node.isRetired())
                    .orElseThrow(Refusal::notFound);
            var problems = new ArrayList<Problem>();
            Content content = NodeForm.read(fields, "", idea.content(), Set.of(), problems);
            if (!problems.isEmpty()) {
                throw Refusal.invalid(problems);
            }
            return now.with(idea, content);
        });
        String base = "/c/" + membership.collaborative().slug() + (team == null ? "" : "/t/" + team.code());
        String view = "grid".equals(typed.get("view")) ? "?view=grid" : "";
        return SeeOther.at(base + "/ideas" + view + "#" + code);
    }
}
