package org.allteach.templates;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Templates to choose from, to look at, to take along and to bring in. */
@Controller
class TemplatesController {

    private final Templates templates;
    private final TemplateStart start;
    private final Snapshot snapshot;

    TemplatesController(Templates templates, TemplateStart start, Snapshot snapshot) {
        this.templates = templates;
        this.start = start;
        this.snapshot = snapshot;
    }

    @GetMapping("/templates")
    Page all() {
        return new TemplatesPage(templates.all(), List.of());
    }

    @GetMapping("/templates/{code}")
    Page one(@PathVariable String code) {
        return TemplatePage.of(find(code));
    }

    @GetMapping("/templates/{code}/file")
    ResponseEntity<String> file(@PathVariable String code) {
        Template template = find(code);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + template.code() + ".yaml\"")
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .body(TemplateFile.write(template));
    }

    @PostMapping("/templates")
    Object bring(@RequestParam MultipartFile file) throws IOException {
        try {
            String yaml = text(file);
            var problems = new ArrayList<Problem>();
            Template template = TemplateFile.read(yaml, true, problems);
            problems.addAll(start.tried(template, Viewer.required().id()));
            if (!problems.isEmpty()) {
                return new TemplatesPage(templates.all(), FileLines.of(yaml).on(problems));
            }
            templates.keep(template);
            return SeeOther.to("/templates/{code}", template.code());
        } catch (Refusal refused) {
            return new TemplatesPage(templates.all(), refused.problems());
        }
    }

    private static String text(MultipartFile file) throws IOException {
        if (file.getSize() > TemplateFile.LONGEST) {
            throw Refusal.tooLarge(
                    Problem.of("file", null, "templates.problem.size", TemplateFile.LONGEST / 1_000_000));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.unreadable(Problem.of("file", null, "templates.problem.yaml"));
        }
    }

    @PostMapping("/templates/{code}/removal")
    Object remove(@PathVariable String code) {
        templates.remove(find(code).code());
        return SeeOther.saved("/templates");
    }

    @GetMapping("/c/{slug}/settings/template")
    Page keep(Membership membership) {
        return new KeepPage(membership, KeepPage.edit(membership));
    }

    /** Keeps what is there as a template, for the next collaborative or another installation. */
    @PostMapping("/c/{slug}/settings/template")
    Object keep(Membership membership, @RequestParam Map<String, String> typed) {
        try {
            Template template = snapshot.of(membership.collaborative(), typed);
            var problems = new ArrayList<Problem>();
            TemplateFile.read(template.content(), true, problems);
            problems.addAll(start.tried(template, Viewer.required().id()));
            if (!problems.isEmpty()) {
                return new KeepPage(membership, Edit.refused(typed, problems));
            }
            templates.keep(template);
            return SeeOther.to("/templates/{code}", template.code());
        } catch (Refusal refused) {
            return new KeepPage(membership, Edit.refused(typed, refused.problems()));
        }
    }

    private Template find(String code) {
        return templates.find(code).orElseThrow(Refusal::notFound);
    }
}
