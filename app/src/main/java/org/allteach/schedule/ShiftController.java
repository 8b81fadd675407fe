package org.allteach.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Moving a phase, and all that comes after it: looked at first. */
@Controller
class ShiftController {

    private final Schedule schedule;
    private final Phases phases;

    ShiftController(Schedule schedule, Phases phases) {
        this.schedule = schedule;
        this.phases = phases;
    }

    @GetMapping("/c/{slug}/settings/phases/{phase}/shift")
    Page preview(
            Membership membership,
            @PathVariable("phase") UUID id,
            @RequestParam(name = "startsOn", required = false) @Nullable String typed) {
        return page(membership, find(membership, id), typed, false);
    }

    @PostMapping("/c/{slug}/settings/phases/{phase}/shift")
    Object move(Membership membership, @PathVariable("phase") UUID id, @RequestParam Map<String, String> typed) {
        Phase phase = find(membership, id);
        Collaborative collaborative = membership.collaborative();
        try {
            LocalDate startsOn = Given.day("startsOn", typed.get("startsOn"));
            boolean isStale = Edit.isStale(typed, collaborative.version());
            if (startsOn == null
                    || isStale
                    || schedule.move(collaborative, collaborative.version(), phase, startsOn)
                            .isEmpty()) {
                return page(membership, phase, typed.get("startsOn"), isStale);
            }
            return SeeOther.saved("/c/" + collaborative.slug() + "/settings/phases");
        } catch (Refusal refused) {
            return ShiftPage.refused(membership, phase, typed.get("startsOn"), refused.problems());
        }
    }

    /** The same course once more, after the last phase: looked at first. */
    @GetMapping("/c/{slug}/settings/phases/round")
    Page another(Membership membership) {
        return round(membership, false);
    }

    @PostMapping("/c/{slug}/settings/phases/round")
    Object addAnother(Membership membership, @RequestParam Map<String, String> typed) {
        Collaborative collaborative = membership.collaborative();
        boolean isStale = Edit.isStale(typed, collaborative.version());
        if (isStale
                || schedule.addAnother(collaborative, collaborative.version()).isEmpty()) {
            return round(membership, isStale);
        }
        return SeeOther.saved("/c/" + collaborative.slug() + "/settings/phases");
    }

    private Page round(Membership membership, boolean isLost) {
        return new RoundPage(
                membership, schedule.another(membership.collaborative()).orElseThrow(Refusal::notFound), isLost);
    }

    private Page page(Membership membership, Phase phase, @Nullable String typed, boolean isLost) {
        try {
            LocalDate startsOn = Given.day("startsOn", typed);
            if (startsOn == null) {
                return new ShiftPage(membership, phase, phase.startsOn().toString(), null, isLost, List.of());
            }
            var preview = schedule.preview(membership.collaborative(), phase, startsOn);
            return new ShiftPage(membership, phase, startsOn.toString(), preview, isLost, List.of());
        } catch (Refusal refused) {
            return ShiftPage.refused(membership, phase, typed, refused.problems());
        }
    }

    private Phase find(Membership membership, UUID id) {
        return phases.find(membership.collaborative().id(), id).orElseThrow(Refusal::notFound);
    }
}
