package org.allteach.activities;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The agenda of an activity, edited as a whole. */
@Controller
@RequestMapping("/c/{slug}/activities/{activity}/agenda")
class AgendaController {

    private final Activities activities;

    AgendaController(Activities activities) {
        this.activities = activities;
    }

    @GetMapping
    Page edit(Membership membership, @PathVariable("activity") String id) {
        return AgendaPage.of(membership, find(membership, id));
    }

    @PostMapping
    Object save(Membership membership, @PathVariable("activity") String id, @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        Activity before = find(membership, id);
        ActivityForm form = ActivityForm.read(Map.of("agenda", AgendaPage.rows(typed)), before, List.of());
        var closed = AgendaPage.closedUp(typed);
        if (!form.problems().isEmpty()) {
            return new AgendaPage(membership, before, Edit.refused(closed, form.problems()));
        }
        boolean lost = Edit.isStale(typed, before.version())
                || activities
                        .change(membership.collaborative(), before, form.activity())
                        .isEmpty();
        if (lost) {
            Activity now = find(membership, id);
            var saved = Map.of("agenda", words(now));
            var mine = Map.of("agenda", words(form.activity()));
            var labels = Map.of("agenda", Visit.text("activities.agenda"));
            Edit both = Edit.lost(mine, saved, now.version(), labels);
            closed.put(Edit.VERSION, Integer.toString(now.version()));
            return new AgendaPage(membership, now, new Edit(closed, List.of(), true, both.clashes()));
        }
        return SeeOther.saved(before.path(membership.collaborative().slug()));
    }

    private Activity find(Membership membership, String id) {
        return activities.named(membership.collaborative().id(), id);
    }

    private static String words(Activity activity) {
        return activity.agenda().stream()
                .map(slot -> slot.startsAt() + " " + slot.title())
                .collect(Collectors.joining("\n"));
    }
}
