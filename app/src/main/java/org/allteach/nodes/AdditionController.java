package org.allteach.nodes;

import java.util.ArrayList;
import java.util.Map;
import org.allteach.diagrams.Scope;
import org.allteach.diagrams.TheoryPages;
import org.allteach.nodes.NodeEdits.Outcome;
import org.allteach.web.Edit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** New nodes. */
@Controller
class AdditionController {

    private final NodeEdits edits;
    private final NodePages pages;
    private final TheoryPages theory;

    AdditionController(NodeEdits edits, NodePages pages, TheoryPages theory) {
        this.edits = edits;
        this.pages = pages;
        this.theory = theory;
    }

    @PostMapping({"/c/{slug}/theory/nodes", "/c/{slug}/t/{team}/theory/nodes"})
    Object add(
            Scope scope,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        var created = new ArrayList<String>();
        Outcome outcome = edits.add(scope, typed, created);
        return outcome.isDone()
                ? pages.next(scope, created.getFirst(), Map.of(NodePages.FROM, NodePages.DIAGRAM))
                : theory.page(scope, Edit.refused(typed, outcome.problems()), fragment != null);
    }
}
