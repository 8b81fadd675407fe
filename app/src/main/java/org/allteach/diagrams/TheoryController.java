package org.allteach.diagrams;

import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The driver diagram of a collaborative or of a team. */
@Controller
class TheoryController {

    private final TheoryPages pages;

    TheoryController(TheoryPages pages) {
        this.pages = pages;
    }

    @GetMapping({"/c/{slug}/theory", "/c/{slug}/t/{team}/theory"})
    Page theory(Scope scope, @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return pages.page(scope, Edit.blank(), fragment != null);
    }
}
