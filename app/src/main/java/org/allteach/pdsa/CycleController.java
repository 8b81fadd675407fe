package org.allteach.pdsa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Team;
import org.allteach.web.Page;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One test of change: its page, what is typed into it, its steps. */
@Controller
@RequestMapping("/c/{slug}/t/{team}/cycles/{cycle}")
class CycleController {

    private static final int ATTEMPTS = 3;

    private final CycleDesk desk;
    private final Testing testing;

    CycleController(CycleDesk desk, Testing testing) {
        this.desk = desk;
        this.testing = testing;
    }

    @GetMapping
    Page page(Membership membership, Team team, @PathVariable String cycle) {
        return desk.page(membership, team, desk.find(membership, team, cycle), Typed.NOTHING);
    }

    /** Saves what was typed: one field as it is left, or a whole part. What cannot be saved comes back, the rest is kept. */
    @PostMapping("/fields")
    Object save(
            Membership membership,
            Team team,
            @PathVariable String cycle,
            @RequestParam Map<String, String> posted,
            @RequestHeader(name = "Accept", defaultValue = "") String accepted) {
        Typed typed = save(membership, team, cycle, posted);
        if (accepted.startsWith("application/json")) {
            return ResponseEntity.status(typed.status()).body(answer(typed));
        }
        return typed.isBack()
                ? desk.page(membership, team, desk.find(membership, team, cycle), typed)
                : SeeOther.at("/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/cycles/" + cycle
                        + anchor(posted));
    }

    /** Whoever loses the race for a field by a moment reads again, and is shown both versions. */
    private Typed save(Membership membership, Team team, String code, Map<String, String> posted) {
        for (int attempt = 1; ; attempt++) {
            Cycle now = desk.find(membership, team, code);
            Typed typed = Typed.read(now, posted, desk.peopleIds(membership, team));
            try {
                typed.changes().forEach((entry, value) -> save(membership, team, now, entry, value));
                return typed;
            } catch (Refusal lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    private void save(Membership membership, Team team, Cycle cycle, Entry entry, String value) {
        Collaborative collaborative = membership.collaborative();
        if (entry.field() != null) {
            testing.save(collaborative, team, cycle, entry.field(), value);
        } else if (entry.row() != null && entry.id() != null) {
            testing.save(
                    collaborative,
                    team,
                    cycle,
                    new Testing.Cell(entry.row(), entry.id(), entry.column(), entry.now()),
                    entry.value(value));
        }
    }

    private static Map<String, Object> answer(Typed typed) {
        var answer = new LinkedHashMap<String, Object>();
        var saved = new LinkedHashMap<String, String>();
        typed.changes().forEach((entry, value) -> saved.put(entry.name(), value));
        answer.put("saved", saved);
        answer.put(
                "problems",
                typed.problems().stream()
                        .map(problem -> Map.of("at", problem.at(), "text", problem.text()))
                        .toList());
        answer.put(
                "clashes",
                typed.clashes().stream()
                        .map(clash -> Map.of("saved", clash.saved(), "typed", clash.typed()))
                        .toList());
        return answer;
    }

    /** Further predictions and tasks, empty, to be filled in. */
    @PostMapping({"/predictions", "/tasks"})
    ResponseEntity<Void> add(
            Membership membership,
            Team team,
            @PathVariable String cycle,
            @RequestParam(defaultValue = "prediction") String kind) {
        Cycle now = desk.find(membership, team, cycle);
        Testing.Row row = kind.equals("task") ? Testing.Row.TASK : Testing.Row.PREDICTION;
        testing.add(membership.collaborative(), team, now, row, Map.of());
        return SeeOther.at(path(membership, team, now) + "#" + kind + "s");
    }

    @PostMapping("/rows/{row}/removal")
    ResponseEntity<Void> remove(
            Membership membership, Team team, @PathVariable String cycle, @PathVariable("row") String id) {
        Cycle now = desk.find(membership, team, cycle);
        Optional<Cycle.Prediction> prediction = now.predictions().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst();
        Optional<Cycle.Task> task = now.tasks().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst();
        Collaborative collaborative = membership.collaborative();
        prediction.ifPresent(
                one -> testing.remove(collaborative, team, now, Testing.Row.PREDICTION, one.id(), one.question()));
        task.ifPresent(one -> testing.remove(collaborative, team, now, Testing.Row.TASK, one.id(), one.text()));
        if (prediction.isEmpty() && task.isEmpty()) {
            throw Refusal.notFound();
        }
        return SeeOther.at(path(membership, team, now) + (task.isPresent() ? "#tasks" : "#predictions"));
    }

    /** On to another state. */
    @PostMapping("/steps/{step}")
    Object step(Membership membership, Team team, @PathVariable String cycle, @PathVariable("step") String name) {
        Cycle now = desk.find(membership, team, cycle);
        Step step = Step.named(name).orElseThrow(Refusal::notFound);
        if (!step.isFrom(now.state())) {
            // Somebody was faster, or it was sent twice: what it is now is on the page.
            return SeeOther.at(path(membership, team, now));
        }
        try {
            testing.move(membership.collaborative(), team, now, step.to());
            return SeeOther.saved(path(membership, team, now));
        } catch (Refusal refusal) {
            return desk.page(membership, team, now, new Typed(Map.of(), Map.of(), refusal.problems(), List.of()));
        }
    }

    @PostMapping("/sharing")
    ResponseEntity<Void> share(Membership membership, Team team, @PathVariable String cycle) {
        Cycle now = desk.find(membership, team, cycle);
        testing.share(membership.collaborative(), team, now);
        return SeeOther.saved(path(membership, team, now));
    }

    /** The next test of the ramp; asked twice, there is one. */
    @PostMapping("/next")
    ResponseEntity<Void> next(Membership membership, Team team, @PathVariable String cycle) {
        Cycle now = desk.find(membership, team, cycle);
        Ramp ramp = desk.page(membership, team, now, Typed.NOTHING).ramp();
        Cycle after = ramp.cycles().stream()
                .filter(one -> one.step() > now.step())
                .findFirst()
                .orElse(null);
        Cycle next = after == null ? testing.next(membership.collaborative(), team, now) : after;
        return SeeOther.at(path(membership, team, next));
    }

    private static String anchor(Map<String, String> posted) {
        @Nullable String part = posted.get("part");
        return part == null || !part.matches("[a-z]{1,20}") ? "" : "#" + part;
    }

    private static String path(Membership membership, Team team, Cycle cycle) {
        return "/c/" + membership.collaborative().slug() + "/t/" + team.code() + "/cycles/" + cycle.code();
    }
}
