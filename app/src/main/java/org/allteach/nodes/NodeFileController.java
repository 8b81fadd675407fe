package org.allteach.nodes;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Team;
import org.allteach.diagrams.Scope;
import org.allteach.theory.Node;
import org.allteach.theory.Theories;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What helps in doing it, as files: forms, sheets, pictures. */
@Controller
@RequestMapping({"/c/{slug}/theory/nodes/{node}/files", "/c/{slug}/t/{team}/theory/nodes/{node}/files"})
class NodeFileController {

    private final Theories theories;
    private final Attachments files;

    NodeFileController(Theories theories, Attachments files) {
        this.theories = theories;
        this.files = files;
    }

    @GetMapping
    Page all(
            Scope scope,
            @PathVariable("node") String code,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return page(scope, find(scope, code), List.of(), fragment != null);
    }

    @PostMapping
    Object keep(Scope scope, @PathVariable("node") String code, @RequestParam("file") MultipartFile file)
            throws IOException {
        Node node = find(scope, code);
        List<Problem> problems = files.keep(collaborative(scope), node.id(), subject(scope, node), file);
        return problems.isEmpty() ? back(scope, node) : page(scope, node, problems, false);
    }

    @GetMapping("/{file}")
    ResponseEntity<byte[]> content(Scope scope, @PathVariable("node") String code, @PathVariable("file") String id) {
        Node node = find(scope, code);
        return files.handOut(collaborative(scope), files.find(collaborative(scope), node.id(), id));
    }

    @PostMapping("/{file}/removal")
    ResponseEntity<Void> remove(Scope scope, @PathVariable("node") String code, @PathVariable("file") String id) {
        Node node = find(scope, code);
        files.remove(collaborative(scope), subject(scope, node), files.find(collaborative(scope), node.id(), id));
        return back(scope, node);
    }

    private Page page(Scope scope, Node node, List<Problem> problems, boolean fragment) {
        Node.Source adopted = node.source();
        Node source = adopted == null
                ? null
                : theories.find(collaborative(scope), adopted.node())
                        .filter(placed -> placed.team() == null)
                        .map(Theories.Placed::node)
                        .orElse(null);
        return new NodeFilesPage(
                scope,
                node,
                files.of(collaborative(scope), node.id()),
                source == null ? "" : source.code(),
                source == null ? List.of() : files.of(collaborative(scope), source.id()),
                problems,
                fragment);
    }

    private Node find(Scope scope, String code) {
        return NodeEdits.find(theories.of(collaborative(scope), scope.teamId()).diagram(), code);
    }

    private static UUID collaborative(Scope scope) {
        return scope.collaborative().id();
    }

    private static String subject(Scope scope, Node node) {
        Team team = scope.team();
        return (team == null ? "theory/" : "team/" + team.code() + "/theory/") + node.code();
    }

    private static ResponseEntity<Void> back(Scope scope, Node node) {
        return SeeOther.to(scope.base() + "/theory/nodes/{code}?" + SeeOther.SAVED, node.code());
    }
}
