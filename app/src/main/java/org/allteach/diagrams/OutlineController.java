package org.allteach.diagrams;

import org.allteach.theory.Diagram;
import org.allteach.theory.Outline;
import org.allteach.theory.Theories;
import org.allteach.web.Page;
import org.allteach.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Outlines that are pasted: looked at first, then made part of the diagram as one change. */
@Controller
class OutlineController {

    private final Theories theories;

    OutlineController(Theories theories) {
        this.theories = theories;
    }

    @GetMapping({"/c/{slug}/theory/outline", "/c/{slug}/t/{team}/theory/outline"})
    Page empty(Scope scope) {
        return new OutlinePage(scope, "", null);
    }

    @PostMapping({"/c/{slug}/theory/outline", "/c/{slug}/t/{team}/theory/outline"})
    Page look(Scope scope, @RequestParam String outline) {
        Diagram now = theories.of(scope.collaborative().id(), scope.teamId()).diagram();
        return new OutlinePage(scope, outline, Outline.parse(outline, now));
    }

    /** What was looked at is read again as the diagram stands now: between the two, others may have changed it. */
    @PostMapping({"/c/{slug}/theory/outline/commitment", "/c/{slug}/t/{team}/theory/outline/commitment"})
    Object commit(Scope scope, @RequestParam String outline) {
        var saved = theories.change(scope.collaborative(), scope.team(), "outline.pasted", now -> {
            Outline read = Outline.parse(outline, now);
            return read.problems().isEmpty() ? read.into(now) : null;
        });
        return saved.isPresent() ? SeeOther.saved(scope.base() + "/theory") : look(scope, outline);
    }
}
