package org.allteach.testing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.pdsa.Cycle;
import org.allteach.pdsa.CycleField;
import org.allteach.pdsa.CyclePut;
import org.allteach.pdsa.Cycles;
import org.allteach.pdsa.Ramp;
import org.allteach.theory.Theories;
import org.allteach.theory.Theories.Placed;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tests of change as JSON: all that the viewer may see, of teams that they see by name. */
@RestController
class CycleApi {

    private static final int PAGE = 200;

    private final Search search;
    private final Cycles cycles;
    private final CyclePut put;
    private final Theories theories;
    private final Teams teams;

    CycleApi(Search search, Cycles cycles, CyclePut put, Theories theories, Teams teams) {
        this.search = search;
        this.cycles = cycles;
        this.put = put;
        this.theories = theories;
        this.teams = teams;
    }

    @GetMapping("/api/v1/collaboratives/{slug}/cycles")
    Map<String, @Nullable Object> all(Membership membership, @RequestParam Map<String, String> asked) {
        return found(membership, Query.of(asked));
    }

    @GetMapping("/api/v1/collaboratives/{slug}/teams/{team}/cycles")
    Map<String, @Nullable Object> ofTeam(Membership membership, Team team, @RequestParam Map<String, String> asked) {
        var narrowed = new LinkedHashMap<>(asked);
        narrowed.put("team", team.code());
        return found(membership, Query.of(narrowed));
    }

    private Map<String, @Nullable Object> found(Membership membership, Query query) {
        Search.Found found = search.find(membership, query, PAGE);
        Map<UUID, Placed> nodes = found.nodes();
        return list(
                found.hits().stream()
                        .map(Search.Hit::cycle)
                        .map(cycle -> found.circle().isNamed(cycle.team())
                                ? json(
                                        cycle,
                                        Objects.requireNonNull(found.circle().team(cycle.team())),
                                        nodes)
                                : coded(cycle, found, nodes))
                        .toList(),
                found.next() == null ? null : found.next().toString());
    }

    @GetMapping("/api/v1/collaboratives/{slug}/teams/{team}/cycles/{cycle}")
    Map<String, @Nullable Object> one(Membership membership, Team team, @PathVariable String cycle) {
        return json(find(membership, team, cycle), team, theories.all(team.collaborative()));
    }

    private Cycle find(Membership membership, Team team, String code) {
        return cycles.find(team.collaborative(), team.id(), code)
                .filter(cycle -> cycle.isSeen(membership))
                .orElseThrow(Refusal::notFound);
    }

    /** Plans a test under the next code. */
    @PostMapping("/api/v1/collaboratives/{slug}/teams/{team}/cycles")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> post(
            Membership membership, Team team, @RequestBody Map<String, @Nullable Object> body) {
        Cycle planned = put.post(membership.collaborative(), team, body);
        return json(planned, team, theories.all(team.collaborative()));
    }

    /** Plans a test under a code, or writes in the one that has it; the same again changes nothing. */
    @PutMapping("/api/v1/collaboratives/{slug}/teams/{team}/cycles/{cycle}")
    Map<String, @Nullable Object> put(
            Membership membership,
            Team team,
            @PathVariable String cycle,
            @RequestBody Map<String, @Nullable Object> body) {
        Cycle written = put.put(membership.collaborative(), team, cycle, body);
        return json(written, team, theories.all(team.collaborative()));
    }

    @GetMapping("/api/v1/collaboratives/{slug}/ramps")
    Map<String, @Nullable Object> ramps(
            Membership membership, @RequestParam(name = "team", defaultValue = "") String code) {
        Circle circle =
                Circle.of(membership, teams.of(membership.collaborative().id()));
        List<Map<String, @Nullable Object>> ramps = circle.teams().values().stream()
                .filter(team -> circle.isNamed(team.id())
                        && (code.isEmpty() || team.code().equals(code)))
                .sorted(Comparator.comparing(Team::code))
                .flatMap(team -> ramps(membership, team).stream())
                .toList();
        return list(ramps, null);
    }

    @GetMapping("/api/v1/collaboratives/{slug}/teams/{team}/ramps")
    Map<String, @Nullable Object> rampsOfTeam(Membership membership, Team team) {
        return list(ramps(membership, team), null);
    }

    private List<Map<String, @Nullable Object>> ramps(Membership membership, Team team) {
        List<Cycle> seen = cycles.ofTeam(team.collaborative(), team.id()).stream()
                .filter(cycle -> cycle.isSeen(membership))
                .toList();
        return cycles.ramps(team.collaborative(), team.id(), seen).stream()
                .map(ramp -> json(ramp, team))
                .toList();
    }

    private static Map<String, @Nullable Object> list(List<?> items, @Nullable String next) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("items", items);
        answer.put("next", next);
        return answer;
    }

    private static Map<String, @Nullable Object> json(Ramp ramp, Team team) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("team", team.code());
        json.put("code", ramp.code());
        json.put("title", ramp.title());
        json.put(
                "cycles",
                ramp.cycles().stream()
                        .map(cycle -> {
                            var step = new LinkedHashMap<String, @Nullable Object>();
                            step.put("code", cycle.code());
                            step.put("state", Given.written(cycle.state()));
                            step.put("scale", Given.written(cycle.scale()));
                            step.put("startsOn", cycle.field(CycleField.STARTS_ON));
                            step.put("decision", cycle.field(CycleField.DECISION));
                            return step;
                        })
                        .toList());
        return json;
    }

    /** Of a team that is seen under its code: what it did, not what it wrote. */
    private static Map<String, @Nullable Object> coded(Cycle cycle, Search.Found found, Map<UUID, Placed> nodes) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("pseudonym", found.circle().name(cycle.team()));
        json.put("ideas", Search.ideas(found.lineage(), nodes, cycle, false));
        json.put("state", Given.written(cycle.state()));
        json.put("scale", Given.written(cycle.scale()));
        json.put("startsOn", cycle.field(CycleField.STARTS_ON));
        json.put("decision", cycle.field(CycleField.DECISION));
        return json;
    }

    private static Map<String, @Nullable Object> json(Cycle cycle, Team team, Map<UUID, Placed> nodes) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("team", team.code());
        json.put("code", cycle.code());
        json.put("step", cycle.step());
        json.put(
                "tasks",
                cycle.tasks().stream()
                        .map(task -> Map.of(
                                "text", task.text(),
                                "owner", task.ownerName(),
                                "dueOn", Objects.toString(task.due(), ""),
                                "doneOn", Objects.toString(task.done(), "")))
                        .toList());
        json.put("state", Given.written(cycle.state()));
        json.put("shared", cycle.shared());
        for (CycleField field : CycleField.values()) {
            if (field != CycleField.LEAD) {
                json.put(CyclePut.name(field), cycle.field(field));
            }
        }
        json.put(
                "ideas",
                cycle.ideas().stream()
                        .map(nodes::get)
                        .filter(Objects::nonNull)
                        .map(placed -> placed.node().code())
                        .toList());
        json.put("measures", cycle.measures());
        json.put(
                "predictions",
                cycle.predictions().stream()
                        .map(one -> Map.of(
                                "question", one.question(),
                                "prediction", one.prediction(),
                                "why", one.why(),
                                "result", one.result(),
                                "outcome", one.outcome()))
                        .toList());
        json.put("actedOn", Objects.toString(cycle.actedOn(), ""));
        json.put("version", cycle.version());
        return json;
    }
}
