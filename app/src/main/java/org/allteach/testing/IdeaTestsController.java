package org.allteach.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.attributes.Attribute;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.drawing.Icons;
import org.allteach.drawing.Reading;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.Cycles;
import org.allteach.people.Organisations;
import org.allteach.theory.Lineage;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.variation.Charted;
import org.allteach.variation.TeamCharts;
import org.allteach.web.Page;
import org.allteach.web.Permission;
import org.allteach.web.Refusal;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is known of an idea from all who tested it. */
@Controller
class IdeaTestsController {

    private static final int MOST_TEAMS = 12;

    private final Theories theories;
    private final Cycles cycles;
    private final Teams teams;
    private final Organisations organisations;
    private final TeamCharts charts;

    IdeaTestsController(Theories theories, Cycles cycles, Teams teams, Organisations organisations, TeamCharts charts) {
        this.theories = theories;
        this.cycles = cycles;
        this.teams = teams;
        this.organisations = organisations;
        this.charts = charts;
    }

    @GetMapping("/c/{slug}/ideas/{node}/tests")
    Page ofCollaborative(Membership membership, @PathVariable("node") String code) {
        return page(membership, null, code);
    }

    @GetMapping("/c/{slug}/t/{team}/ideas/{node}/tests")
    Page ofTeam(Membership membership, Team team, @PathVariable("node") String code) {
        return page(membership, team, code);
    }

    private Page page(Membership membership, @Nullable Team team, String code) {
        UUID collaborative = membership.collaborative().id();
        Node node = theories.of(collaborative, team == null ? null : team.id())
                .diagram()
                .find(code)
                .filter(Node::isIdea)
                .orElseThrow(Refusal::notFound);
        Set<UUID> family = Lineage.of(theories.all(collaborative)).family(node).stream()
                .map(placed -> placed.node().id())
                .collect(Collectors.toSet());
        Circle circle = Circle.of(membership, teams.of(collaborative));
        List<Cycle> about = cycles.about(collaborative, family).stream()
                .filter(cycle -> cycle.shared() || circle.isSeen(cycle))
                .toList();
        String plan = team == null || node.isRetired() || !membership.may(Permission.TEST, team.id())
                ? null
                : "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/new-cycle?idea=" + code;
        return new IdeaTestsPage(
                membership, circle, about, settings(circle, about), effects(membership, circle, about), plan);
    }

    private Map<String, Integer> settings(Circle circle, List<Cycle> about) {
        Set<UUID> testers =
                about.stream().map(Cycle::team).filter(circle::isNamed).collect(Collectors.toSet());
        List<Team> named = circle.teams().values().stream()
                .filter(team -> testers.contains(team.id()))
                .toList();
        var attributes =
                organisations.attributes(named.stream().map(Team::organisation).toList());
        var settings = new TreeMap<String, Integer>();
        for (Team team : named) {
            settings.merge(Locale.of("", team.country()).getDisplayCountry(Visit.locale()), 1, Integer::sum);
            String kind = attributes.getOrDefault(team.organisation(), Map.of()).get("kind");
            if (kind != null) {
                settings.merge(Attribute.KIND.label(kind), 1, Integer::sum);
            }
        }
        return settings;
    }

    private List<IdeaTestsPage.Effect> effects(Membership membership, Circle circle, List<Cycle> about) {
        var effects = new ArrayList<IdeaTestsPage.Effect>();
        List<UUID> tested = about.stream()
                .filter(cycle ->
                        circle.isNamed(cycle.team()) && !cycle.measures().isEmpty())
                .map(Cycle::team)
                .distinct()
                .limit(MOST_TEAMS)
                .toList();
        for (UUID id : tested) {
            Team team = circle.team(id);
            Set<String> measures = about.stream()
                    .filter(cycle -> cycle.team().equals(id))
                    .flatMap(cycle -> cycle.measures().stream())
                    .collect(Collectors.toSet());
            if (team != null && membership.may(Permission.SEE_CHARTS, id)) {
                for (Charted charted : charts.ofTeam(membership, team)) {
                    if (measures.contains(charted.measure().code()) && !charted.isEmpty()) {
                        effects.add(effect(membership, team, charted));
                    }
                }
            }
        }
        return effects;
    }

    private static IdeaTestsPage.Effect effect(Membership membership, Team team, Charted charted) {
        var analysis = charted.analysis();
        return new IdeaTestsPage.Effect(
                team.name(),
                charted.measure().name(),
                "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/m/"
                        + charted.measure().code(),
                Icons.use(analysis.variation()),
                Reading.words(analysis.variation(), Visit.locale()));
    }
}
