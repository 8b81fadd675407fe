package org.allteach.theory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Theories as JSON: nodes and links by the codes that people see. */
@RestController
class TheoryApi {

    private final Theories theories;
    private final Measures measures;
    private final Teams teams;

    TheoryApi(Theories theories, Measures measures, Teams teams) {
        this.theories = theories;
        this.measures = measures;
        this.teams = teams;
    }

    @GetMapping("/api/v1/collaboratives/{slug}/theory")
    Map<String, @Nullable Object> ofCollaborative(Membership membership) {
        return json(membership, null);
    }

    @GetMapping("/api/v1/collaboratives/{slug}/teams/{team}/theory")
    Map<String, @Nullable Object> ofTeam(Membership membership, Team team) {
        return json(membership, team);
    }

    @PutMapping("/api/v1/collaboratives/{slug}/theory")
    Map<String, @Nullable Object> putCollaborative(
            Membership membership, @RequestBody Map<String, @Nullable Object> body) {
        return put(membership, null, body);
    }

    @PutMapping("/api/v1/collaboratives/{slug}/teams/{team}/theory")
    Map<String, @Nullable Object> putTeam(
            Membership membership, Team team, @RequestBody Map<String, @Nullable Object> body) {
        return put(membership, team, body);
    }

    private Map<String, @Nullable Object> put(
            Membership membership, @Nullable Team team, Map<String, @Nullable Object> body) {
        Set<String> known = measures.of(membership.collaborative().id()).stream()
                .filter(measure -> measure.team() == null || team != null && measure.isFor(team.id()))
                .map(Measure::code)
                .collect(Collectors.toSet());
        theories.change(membership.collaborative(), team, "theory.put", now -> {
            var put = new TheoryPut(body, now, known);
            Diagram after = put.read();
            if (!put.problems().isEmpty()) {
                throw Refusal.invalid(put.problems());
            }
            return after;
        });
        return json(membership, team);
    }

    private Map<String, @Nullable Object> json(Membership membership, @Nullable Team team) {
        UUID collaborative = membership.collaborative().id();
        Theory theory = theories.of(collaborative, team == null ? null : team.id());
        var lineage = Lineage.of(theories.all(collaborative));
        var names = teams.of(collaborative).stream().collect(Collectors.toMap(Team::id, one -> one));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("team", team == null ? null : team.code());
        json.put("version", theory.version());
        json.put(
                "nodes",
                theory.diagram().nodes().stream()
                        .map(node -> node(membership, node, lineage.source(node), names))
                        .toList());
        json.put("links", links(theory.diagram()));
        return json;
    }

    private static Map<String, @Nullable Object> node(
            Membership membership, Node node, Theories.@Nullable Placed source, Map<UUID, Team> teams) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", node.code());
        json.put("kind", Given.written(node.kind()));
        json.put("position", node.position());
        json.putAll(node.content().fields());
        json.put("source", source == null ? null : source(membership, source, teams));
        Node.Retirement retired = node.retired();
        json.put("retired", retired == null ? null : Map.of("on", retired.on().toString(), "reason", retired.reason()));
        json.put("version", node.version());
        return json;
    }

    /** A team that the viewer does not see by name is none that one could have adopted from. */
    private static @Nullable Map<String, @Nullable Object> source(
            Membership membership, Theories.Placed source, Map<UUID, Team> teams) {
        UUID of = source.team();
        if (of != null && membership.sight(of) != Membership.Sight.NAMED) {
            return null;
        }
        var json = new HashMap<String, @Nullable Object>();
        Team team = of == null ? null : teams.get(of);
        json.put("team", team == null ? null : team.code());
        json.put("code", source.node().code());
        return json;
    }

    private static List<Map<String, Object>> links(Diagram diagram) {
        var links = new ArrayList<Map<String, Object>>();
        for (Link link : diagram.links()) {
            Node parent = diagram.get(link.parent());
            Node child = diagram.get(link.child());
            if (parent != null && child != null) {
                links.add(Map.of("parent", parent.code(), "child", child.code(), "strong", link.strong()));
            }
        }
        return links;
    }
}
