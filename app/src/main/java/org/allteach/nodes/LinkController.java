package org.allteach.nodes;

import java.util.Map;
import org.allteach.diagrams.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a node stands to others: its links, its place. */
@Controller
@RequestMapping({"/c/{slug}/theory/nodes/{node}", "/c/{slug}/t/{team}/theory/nodes/{node}"})
class LinkController {

    private final Links links;
    private final NodePages pages;

    LinkController(Links links, NodePages pages) {
        this.links = links;
        this.pages = pages;
    }

    @PostMapping("/move")
    Object move(
            Scope scope,
            @PathVariable("node") String code,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return pages.after(scope, code, typed, links.move(scope, code, typed), fragment != null);
    }

    @PostMapping("/links")
    Object link(
            Scope scope,
            @PathVariable("node") String code,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return pages.after(scope, code, typed, links.link(scope, code, typed), fragment != null);
    }

    @PostMapping("/links/removal")
    Object unlink(
            Scope scope,
            @PathVariable("node") String code,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return pages.after(scope, code, typed, links.unlink(scope, code, typed), fragment != null);
    }
}
