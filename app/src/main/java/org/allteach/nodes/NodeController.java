package org.allteach.nodes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allteach.diagrams.Scope;
import org.allteach.nodes.NodeEdits.Outcome;
import org.allteach.theory.Content;
import org.allteach.theory.Node;
import org.allteach.theory.NodeForm;
import org.allteach.web.Edit;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What stands in a node: read, changed, renamed, retired. */
@Controller
@RequestMapping({"/c/{slug}/theory/nodes/{node}", "/c/{slug}/t/{team}/theory/nodes/{node}"})
class NodeController {

    private final NodeEdits edits;
    private final NodePages pages;

    NodeController(NodeEdits edits, NodePages pages) {
        this.edits = edits;
        this.pages = pages;
    }

    @GetMapping
    NodePage node(
            Scope scope,
            @PathVariable("node") String code,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return pages.page(scope, code, Edit.blank(), Edit.blank(), fragment != null);
    }

    @PostMapping
    Object write(
            Scope scope,
            @PathVariable("node") String code,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return saved(scope, "node.changed", code, typed, fragment != null);
    }

    /** In place: nothing but the text. */
    @PostMapping("/text")
    Object rename(
            Scope scope,
            @PathVariable("node") String code,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        var text = new HashMap<>(typed);
        text.keySet().retainAll(List.of("text", Edit.VERSION, NodePages.FROM));
        return saved(scope, "node.renamed", code, text, fragment != null);
    }

    private Object saved(Scope scope, String action, String code, Map<String, String> typed, boolean fragment) {
        Outcome outcome = edits.write(scope, action, code, typed);
        if (outcome.isDone()) {
            return pages.next(scope, code, typed);
        }
        Node now = NodeEdits.find(edits.diagram(scope), code);
        Map<String, String> saved = NodeForm.written(now.content());
        var all = new HashMap<>(saved);
        all.putAll(typed);
        Edit edit =
                outcome.lost() ? Edit.lost(all, saved, now.version(), labels()) : Edit.refused(all, outcome.problems());
        return pages.page(scope, code, edit, Edit.blank(), fragment);
    }

    /** The fields that people write, and how each is called. */
    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        Content.of("").fields().keySet().forEach(field -> labels.put(field, Visit.text("theory.field." + field)));
        return labels;
    }

    @PostMapping("/retirement")
    Object retire(
            Scope scope,
            @PathVariable("node") String code,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return pages.after(scope, code, typed, edits.retire(scope, code, typed), fragment != null);
    }

    @PostMapping("/return")
    Object bringBack(
            Scope scope,
            @PathVariable("node") String code,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return pages.after(scope, code, typed, edits.bringBack(scope, code), fragment != null);
    }
}
