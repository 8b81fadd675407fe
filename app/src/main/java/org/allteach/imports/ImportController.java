package org.allteach.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Teams;
import org.allteach.measures.Measures;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Sending a file, looking at what it holds, and letting it in. */
@Controller
@RequestMapping("/c/{slug}/imports")
class ImportController {

    private static final int LONGEST_NAME = 150;

    private final Imports imports;
    private final ProblemList problems;
    private final Teams teams;
    private final Measures measures;

    ImportController(Imports imports, ProblemList problems, Teams teams, Measures measures) {
        this.imports = imports;
        this.problems = problems;
        this.teams = teams;
        this.measures = measures;
    }

    @GetMapping
    Page list(Membership membership) {
        return new ImportsPage(membership, imports.of(membership), List.of());
    }

    @PostMapping
    Object receive(Membership membership, @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            var problem = Problem.of("file", null, file == null ? "imports.problem.noFile" : "imports.problem.empty");
            return new ImportsPage(membership, imports.of(membership), List.of(problem));
        }
        try (InputStream content = file.getInputStream()) {
            return to(membership, imports.receive(membership, name(file), file.getSize(), content));
        }
    }

    /** Some browsers send the whole path; none of it but the last part is anybody's business. */
    private static String name(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename()).replaceFirst("^.*[/\\\\]", "");
        String plain = name.replaceAll("\\p{Cntrl}", "").strip();
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    @GetMapping("/{import}")
    Page one(Membership membership, @PathVariable("import") UUID id) {
        return page(membership, find(membership, id), Map.of(), List.of());
    }

    private Page page(Membership membership, Import found, Map<String, String> posted, List<Problem> wrong) {
        List<ProblemList.Line> first = found.state() == Import.State.IN_REVIEW || found.committedAt() != null
                ? problems.first(found)
                : List.of();
        return new ImportPage(membership, found, vocabulary(membership), first, posted, wrong);
    }

    @GetMapping("/{import}/progress")
    Page progress(Membership membership, @PathVariable("import") UUID id, HttpServletResponse response) {
        Import found = find(membership, id);
        if (!found.state().isAtWork()) {
            response.setHeader("HX-Refresh", "true");
        }
        return new ImportProgress(membership, found);
    }

    @PostMapping("/{import}/layout")
    Object layout(Membership membership, @PathVariable("import") UUID id, @RequestParam Map<String, String> posted) {
        Import found = seen(membership, id, posted);
        if (found.layout() == null) {
            throw Refusal.conflict(Problem.of("", null, "imports.problem.state"));
        }
        var wrong = new ArrayList<Problem>();
        var layout = new LayoutForm(posted).parse(found.layout(), vocabulary(membership), wrong);
        if (layout.isEmpty()) {
            return page(membership, found, posted, wrong);
        }
        imports.readAgain(membership, found, layout.get());
        return to(membership, id);
    }

    @PostMapping("/{import}/commitment")
    Object commit(Membership membership, @PathVariable("import") UUID id, @RequestParam Map<String, String> posted) {
        Import found = find(membership, id);
        imports.commit(membership, found.state() == Import.State.IN_REVIEW ? seen(membership, id, posted) : found);
        return to(membership, id);
    }

    @PostMapping("/{import}/undo")
    Object undo(Membership membership, @PathVariable("import") UUID id) {
        imports.undo(membership, find(membership, id));
        return to(membership, id);
    }

    @PostMapping("/{import}/cancellation")
    Object cancel(Membership membership, @PathVariable("import") UUID id) {
        imports.cancel(membership, find(membership, id));
        return to(membership, id);
    }

    /** All problems as a CSV file that is safe to open in a spreadsheet program. */
    @GetMapping("/{import}/problems")
    void problems(Membership membership, @PathVariable("import") UUID id, HttpServletResponse response)
            throws IOException {
        Import found = find(membership, id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"problems-" + id + ".csv\"");
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            problems.write(found, writer);
        }
    }

    private Import find(Membership membership, UUID id) {
        return imports.find(membership, id).orElseThrow(Refusal::notFound);
    }

    /** The import as the person who posts has seen it, not as it has become since. */
    private Import seen(Membership membership, UUID id, Map<String, String> posted) {
        Import found = find(membership, id);
        if (!Integer.toString(found.version()).equals(posted.get("version"))) {
            throw Refusal.conflict(Problem.of("", null, "imports.problem.state"));
        }
        return found;
    }

    private Vocabulary vocabulary(Membership membership) {
        UUID collaborative = membership.collaborative().id();
        return new Vocabulary(membership, teams.of(collaborative), measures.of(collaborative));
    }

    private static ResponseEntity<Void> to(Membership membership, UUID id) {
        return SeeOther.to(
                "/c/{slug}/imports/{import}", membership.collaborative().slug(), id);
    }
}
