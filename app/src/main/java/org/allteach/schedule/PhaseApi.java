package org.allteach.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The course as JSON, and moving it. */
@RestController
@RequestMapping("/api/v1/collaboratives/{slug}/phases")
class PhaseApi {

    private final Schedule schedule;
    private final Phases phases;

    PhaseApi(Schedule schedule, Phases phases) {
        this.schedule = schedule;
        this.phases = phases;
    }

    /** All phases as they come. */
    @GetMapping
    Map<String, @Nullable Object> all(Membership membership) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                phases.of(membership.collaborative().id()).stream()
                        .map(PhaseApi::json)
                        .toList());
        answer.put("next", null);
        return answer;
    }

    /** Moves a phase to another first day, and all that comes after it; only says what would move where asked to. */
    @PostMapping("/{phase}/shifts")
    Map<String, @Nullable Object> shift(
            Membership membership, @PathVariable UUID phase, @RequestBody Map<String, @Nullable Object> fields) {
        var problems = new ArrayList<Problem>();
        var given = new Given(fields, "", problems);
        given.refuseUnknown(Set.of("startsOn", "preview"));
        LocalDate startsOn = given.date("startsOn", true, null);
        boolean isPreview = given.flag("preview", false);
        if (startsOn == null || !problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        Collaborative collaborative = membership.collaborative();
        Phase moved = phases.find(collaborative.id(), phase).orElseThrow(Refusal::notFound);
        return json(
                isPreview
                        ? schedule.preview(collaborative, moved, startsOn)
                        : schedule.move(collaborative, collaborative.version(), moved, startsOn)
                                .orElseThrow());
    }

    private static Map<String, @Nullable Object> json(Phase phase) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", phase.id().toString());
        json.putAll(phase.content());
        return json;
    }

    private static Map<String, @Nullable Object> json(Schedule.Preview preview) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "phases",
                preview.shifts().stream().map(shift -> json(shift.moved())).toList());
        json.put("moves", preview.moves().stream().map(PhaseApi::json).toList());
        json.put("seams", preview.seams().stream().map(PhaseApi::json).toList());
        json.put("endsOn", preview.endsOn().toString());
        json.put("dayOff", preview.isDayOff());
        return json;
    }

    private static Map<String, @Nullable Object> json(Move move) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("what", move.what());
        json.put("before", move.before().toString());
        json.put("after", move.after() == null ? null : move.after().toString());
        return json;
    }

    private static Map<String, @Nullable Object> json(Seam seam) {
        return Map.of(
                "kind", seam.isGap() ? "gap" : "overlap",
                "before", seam.before().id().toString(),
                "after", seam.after().id().toString(),
                "from", seam.from().toString(),
                "until", seam.until().toString());
    }
}
