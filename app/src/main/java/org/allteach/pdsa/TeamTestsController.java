package org.allteach.pdsa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.measures.Measure;
import org.allteach.measures.Measures;
import org.allteach.theory.Node;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A team's tests of change beside each other, and new ones. */
@Controller
class TeamTestsController {

    private static final int LONGEST_TITLE = 300;

    private final CycleDesk desk;
    private final Cycles cycles;
    private final Testing testing;
    private final Measures measures;

    TeamTestsController(CycleDesk desk, Cycles cycles, Testing testing, Measures measures) {
        this.desk = desk;
        this.cycles = cycles;
        this.testing = testing;
        this.measures = measures;
    }

    @GetMapping("/c/{slug}/t/{team}/cycles")
    TeamTestsPage all(Membership membership, Team team) {
        List<Cycle> seen = cycles.ofTeam(team.collaborative(), team.id()).stream()
                .filter(cycle -> cycle.isSeen(membership))
                .toList();
        Set<UUID> about = seen.stream().flatMap(cycle -> cycle.ideas().stream()).collect(Collectors.toSet());
        Map<UUID, Node> ideas =
                desk.ideas(team, about).stream().collect(Collectors.toMap(Node::id, Function.identity()));
        return new TeamTestsPage(
                membership, team, cycles.ramps(team.collaborative(), team.id(), seen), ideas, desk.today(membership));
    }

    @GetMapping("/c/{slug}/t/{team}/ramps/{ramp}")
    Page ramp(Membership membership, Team team, @PathVariable("ramp") String code) {
        TeamTestsPage tests = all(membership, team);
        return tests.ramps().stream()
                .filter(ramp -> ramp.code().equals(code))
                .findFirst()
                .map(ramp -> new RampPage(tests, ramp))
                .orElseThrow(Refusal::notFound);
    }

    /** The form, filled with what one came from: an idea, a measure and a point of its chart, a ramp. */
    @GetMapping("/c/{slug}/t/{team}/new-cycle")
    Page empty(Membership membership, Team team, @RequestParam Map<String, String> asked) {
        var values = new HashMap<>(asked);
        values.putIfAbsent("scale", Given.written(Cycle.Scale.PATIENT));
        values.putIfAbsent("kind", Given.written(Cycle.Kind.TEST));
        return page(membership, team, Edit.of(values, 0));
    }

    @PostMapping("/c/{slug}/t/{team}/cycles")
    Object plan(Membership membership, Team team, @RequestParam Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var given = new Given(typed, "", problems);
        var fields = new HashMap<CycleField, String>();
        fields.put(CycleField.TITLE, Entry.clean(given.required("title", LONGEST_TITLE, "")));
        fields.put(CycleField.SCALE, Given.written(given.oneOf("scale", Cycle.Scale.class, Cycle.Scale.PATIENT)));
        fields.put(CycleField.KIND, Given.written(given.oneOf("kind", Cycle.Kind.class, Cycle.Kind.TEST)));
        var starts = given.date("startsOn", false, null);
        fields.put(CycleField.STARTS_ON, starts == null ? "" : starts.toString());
        Optional<Node> idea = chosen(given, "idea", desk.ideas(team, Set.of()), Node::code);
        Optional<Measure> measure =
                chosen(given, "measure", measures.of(team.collaborative(), team.id()), Measure::code);
        Optional<Ramp> ramp = chosen(given, "ramp", cycles.ramps(team.collaborative(), team.id()), Ramp::code);
        if (!problems.isEmpty()) {
            return page(membership, team, Edit.refused(typed, problems));
        }
        var draft = new Testing.Draft(
                fields,
                idea.map(node -> Set.of(node.id())).orElse(Set.of()),
                measure.map(one -> Set.of(one.id())).orElse(Set.of()),
                ramp.map(Ramp::id).orElse(null));
        Cycle cycle = testing.plan(membership.collaborative(), team, draft);
        return SeeOther.at("/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/cycles/" + cycle.code());
    }

    private static <T> Optional<T> chosen(Given given, String field, List<T> all, Function<T, String> code) {
        String typed = given.text(field, 100, "");
        Optional<T> found =
                all.stream().filter(one -> code.apply(one).equals(typed)).findFirst();
        if (found.isEmpty() && !typed.isEmpty()) {
            given.refuse(field, typed, "pdsa.problem.choice");
        }
        return found;
    }

    private NewCyclePage page(Membership membership, Team team, Edit edit) {
        return new NewCyclePage(
                membership,
                team,
                desk.ideas(team, Set.of()),
                measures.of(team.collaborative(), team.id()),
                cycles.ramps(team.collaborative(), team.id()),
                edit);
    }

    /** Which ideas a test is about, and on the charts of which measures it shows. */
    @PostMapping("/c/{slug}/t/{team}/cycles/{cycle}/relations")
    Object relate(
            Membership membership,
            Team team,
            @PathVariable String cycle,
            @RequestParam MultiValueMap<String, String> typed) {
        Cycle now = desk.find(membership, team, cycle);
        List<String> ideas = typed.getOrDefault("idea", List.of());
        List<String> codes = typed.getOrDefault("measure", List.of());
        testing.relate(
                membership.collaborative(),
                team,
                now,
                desk.ideas(team, Set.copyOf(now.ideas())).stream()
                        .map(Node::id)
                        .filter(id -> ideas.contains(id.toString()))
                        .collect(Collectors.toSet()),
                measures.of(team.collaborative(), team.id()).stream()
                        .filter(measure -> codes.contains(measure.code()))
                        .map(Measure::id)
                        .collect(Collectors.toSet()));
        return SeeOther.at("/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/cycles/" + now.code());
    }
}
