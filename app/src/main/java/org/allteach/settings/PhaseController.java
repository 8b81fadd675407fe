package org.allteach.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeForm;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.database.Ids;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The course of a collaborative: its phases. */
@Controller
class PhaseController {

    private final Phases phases;
    private final List<PhaseUse> uses;

    PhaseController(Phases phases, List<PhaseUse> uses) {
        this.phases = phases;
        this.uses = uses;
    }

    @GetMapping("/c/{slug}/settings/phases")
    Page course(Membership membership) {
        return page(membership, Edit.blank());
    }

    @PostMapping("/c/{slug}/settings/phases")
    Object add(Membership membership, @RequestParam Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        Phase phase = CollaborativeForm.phase(new Given(typed, "", problems), Ids.next(), 1);
        if (phase == null || !problems.isEmpty()) {
            return page(membership, Edit.refused(typed, problems));
        }
        phases.add(membership.collaborative(), phase);
        return SeeOther.saved(path(membership.collaborative()));
    }

    @GetMapping("/c/{slug}/settings/phases/{phase}")
    Page one(Membership membership, @PathVariable("phase") String id) {
        Phase phase = find(membership, id);
        return page(membership, phase, Edit.of(fields(phase), phase.version()));
    }

    @PostMapping("/c/{slug}/settings/phases/{phase}")
    Object change(Membership membership, @PathVariable("phase") String id, @RequestParam Map<String, String> typed) {
        Phase before = find(membership, id);
        var problems = new ArrayList<Problem>();
        Phase changed = CollaborativeForm.phase(new Given(typed, "", problems), before.id(), before.version());
        if (changed != null && !Edit.isStale(typed, before.version())) {
            problems.addAll(torn(membership, before, changed));
        }
        if (changed == null || !problems.isEmpty()) {
            return page(membership, before, Edit.refused(typed, problems));
        }
        boolean lost = Edit.isStale(typed, before.version())
                || phases.change(membership.collaborative(), changed).isEmpty();
        if (lost) {
            Phase now = find(membership, id);
            return page(membership, now, Edit.lost(typed, fields(now), now.version(), labels()));
        }
        return SeeOther.saved(path(membership.collaborative()));
    }

    @PostMapping("/c/{slug}/settings/phases/{phase}/removal")
    Object remove(Membership membership, @PathVariable("phase") String id) {
        Phase phase = find(membership, id);
        List<PhaseUse.Planned> planned = planned(membership, phase);
        if (!planned.isEmpty()) {
            var problem = Problem.of(
                    "",
                    phase.title(),
                    "settings.phases.problem.used",
                    planned.size(),
                    planned.getFirst().what());
            return page(membership, phase, Edit.refused(fields(phase), List.of(problem)));
        }
        phases.remove(membership.collaborative(), phase);
        return SeeOther.saved(path(membership.collaborative()));
    }

    private Page page(Membership membership, Phase phase, Edit edit) {
        return new PhasePage(membership, phase, planned(membership, phase), edit);
    }

    private List<PhaseUse.Planned> planned(Membership membership, Phase phase) {
        return uses.stream()
                .flatMap(use -> use.in(membership.collaborative().id(), phase).stream())
                .toList();
    }

    /** What other dates would tear: a part may not come to lie over another, nor leave behind what is planned in it. */
    private List<Problem> torn(Membership membership, Phase before, Phase changed) {
        var problems = new ArrayList<Problem>();
        for (Phase other : phases.of(membership.collaborative().id())) {
            if (!other.id().equals(before.id()) && overlap(changed, other) && !overlap(before, other)) {
                String at = changed.startsOn().equals(before.startsOn()) ? "endsOn" : "startsOn";
                problems.add(Problem.of(at, null, "settings.phases.problem.overlap", other.title()));
            }
        }
        List<PhaseUse.Planned> left = planned(membership, before).stream()
                .filter(planned -> includes(before, planned.day()) && !includes(changed, planned.day()))
                .toList();
        if (!left.isEmpty()) {
            problems.add(Problem.of(
                    "startsOn",
                    null,
                    "settings.phases.problem.left",
                    left.size(),
                    left.getFirst().what()));
        }
        return problems;
    }

    private static boolean overlap(Phase one, Phase other) {
        return !one.startsOn().isAfter(other.endsOn()) && !other.startsOn().isAfter(one.endsOn());
    }

    private static boolean includes(Phase phase, LocalDate day) {
        return !day.isBefore(phase.startsOn()) && !day.isAfter(phase.endsOn());
    }

    private Page page(Membership membership, Edit edit) {
        return new PhasesPage(membership, phases.of(membership.collaborative().id()), edit);
    }

    private Phase find(Membership membership, String id) {
        try {
            return phases.find(membership.collaborative().id(), UUID.fromString(id))
                    .orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    private static String path(Collaborative collaborative) {
        return "/c/" + collaborative.slug() + "/settings/phases";
    }

    private static Map<String, String> fields(Phase phase) {
        var fields = new HashMap<String, String>();
        phase.content().forEach((name, value) -> fields.put(name, string(value)));
        return fields;
    }

    private static String string(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (String field : List.of("kind", "title", "startsOn", "endsOn", "place")) {
            labels.put(field, Visit.text("phase." + field));
        }
        return labels;
    }
}
