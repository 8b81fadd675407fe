package org.allteach.admission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allteach.collaboratives.Membership;
import org.allteach.spreadsheets.TableFile;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Many applications at once, from a spreadsheet: seen before they are committed. */
@Controller
class IntakeController {

    private static final int LARGEST = 1 << 20;

    private final Intake intake;

    IntakeController(Intake intake) {
        this.intake = intake;
    }

    @GetMapping("/c/{slug}/applications/sheet")
    Page show(Membership membership) {
        return new IntakePage(membership, "", null, List.of());
    }

    @GetMapping("/c/{slug}/applications/sheet.xlsx")
    ResponseEntity<byte[]> template(Membership membership) {
        return ApplicationsController.file(
                "applications.xlsx", TableFile.XLSX, Sheet.template().xlsx());
    }

    @PostMapping("/c/{slug}/applications/sheet")
    Page preview(Membership membership, @RequestParam("file") MultipartFile file) throws IOException {
        var problems = new ArrayList<Problem>();
        if (file.getSize() > LARGEST) {
            problems.add(Problem.of("file", null, "admission.problem.large"));
            return new IntakePage(membership, "", null, problems);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return preview(membership, Sheet.read(name, file.getBytes(), problems), problems);
    }

    private Page preview(Membership membership, Sheet sheet, List<Problem> problems) {
        if (!problems.isEmpty()) {
            return new IntakePage(membership, "", null, problems);
        }
        Intake.Plan plan = intake.plan(membership.collaborative(), sheet);
        return new IntakePage(membership, sheet.text(), plan, plan.problems());
    }

    /** Reads the rows anew: what has happened since the preview counts. */
    @PostMapping("/c/{slug}/applications/sheet/commitment")
    Object commit(Membership membership, @RequestParam(defaultValue = "") String rows) {
        var problems = new ArrayList<Problem>();
        Sheet sheet = Sheet.read(rows, problems);
        Page again = preview(membership, sheet, problems);
        if (again.status() != 200) {
            return again;
        }
        intake.commit(membership.collaborative(), intake.plan(membership.collaborative(), sheet));
        return SeeOther.saved("/c/" + membership.collaborative().slug() + "/applications");
    }
}
