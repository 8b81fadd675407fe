package org.allteach.diagrams;

import org.allteach.theory.Theories;
import org.allteach.theory.Theory;
import org.allteach.web.Page;
import org.allteach.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The changes of a theory, and the way back from each. */
@Controller
class HistoryController {

    private static final int MOST = 500;

    private final Theories theories;

    HistoryController(Theories theories) {
        this.theories = theories;
    }

    @GetMapping({"/c/{slug}/theory/history", "/c/{slug}/t/{team}/theory/history"})
    Page history(Scope scope) {
        Theory theory = theories.of(scope.collaborative().id(), scope.teamId());
        return new HistoryPage(scope, Change.of(theories.revisions(theory, MOST), theory.diagram()));
    }

    @PostMapping({"/c/{slug}/theory/undo", "/c/{slug}/t/{team}/theory/undo"})
    ResponseEntity<Void> undo(Scope scope, @RequestParam int number) {
        theories.undo(scope.collaborative(), scope.team(), number);
        return SeeOther.saved(scope.base() + "/theory");
    }
}
