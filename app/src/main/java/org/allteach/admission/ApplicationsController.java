package org.allteach.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Applications;
import org.allteach.enrolment.Calls;
import org.allteach.enrolment.Enrolment;
import org.allteach.enrolment.Question;
import org.allteach.spreadsheets.TableFile;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The applications beside each other. */
@Controller
class ApplicationsController {

    private static final List<String> COLUMNS = List.of(
            "organisation",
            "country",
            "team",
            "state",
            "applicant",
            "email",
            "kind",
            "size",
            "beds",
            "region",
            "seniorLeader",
            "committed",
            "people",
            "missing",
            "reviews",
            "submittedAt",
            "waitingPlace",
            "reason");

    private final Register register;
    private final Applications applications;
    private final Calls calls;
    private final Enrolment enrolment;

    ApplicationsController(Register register, Applications applications, Calls calls, Enrolment enrolment) {
        this.register = register;
        this.applications = applications;
        this.calls = calls;
        this.enrolment = enrolment;
    }

    @GetMapping("/c/{slug}/applications")
    Page page(Membership membership, @RequestParam Map<String, String> asked) {
        Collaborative collaborative = membership.collaborative();
        return new ApplicationsPage(
                membership,
                calls.of(collaborative.id()),
                applications.counts(collaborative.id()),
                found(collaborative, asked),
                applications.waiting(collaborative.id()),
                enrolment.freePlaces(collaborative),
                asked.getOrDefault("state", ""),
                asked.getOrDefault("country", ""));
    }

    private List<Listed> found(Collaborative collaborative, Map<String, String> asked) {
        var given = new Given(asked, "", new ArrayList<>());
        String state = asked.getOrDefault("state", "").isEmpty()
                ? ""
                : given.oneOf("state", State.class, State.SUBMITTED).name();
        return register.of(collaborative, state, asked.getOrDefault("country", ""));
    }

    @GetMapping("/c/{slug}/applications.csv")
    ResponseEntity<byte[]> csv(Membership membership, @RequestParam Map<String, String> asked) {
        return file("applications.csv", TableFile.CSV, table(membership, asked).csv());
    }

    @GetMapping("/c/{slug}/applications.xlsx")
    ResponseEntity<byte[]> xlsx(Membership membership, @RequestParam Map<String, String> asked) {
        return file(
                "applications.xlsx", TableFile.XLSX, table(membership, asked).xlsx());
    }

    private TableFile table(Membership membership, Map<String, String> asked) {
        return new TableFile(
                "applications",
                COLUMNS,
                found(membership.collaborative(), asked).stream()
                        .map(ApplicationsController::row)
                        .toList());
    }

    private static List<@Nullable Object> row(Listed listed) {
        Application application = listed.application();
        var row = new ArrayList<@Nullable Object>(List.of(
                application.organisation(),
                application.country(),
                application.answer("team"),
                Given.written(application.state()),
                application.name(),
                application.email()));
        Question.ATTRIBUTES.forEach(question -> row.add(application.answer(question)));
        row.add(application.answer("senior-name"));
        row.add(Boolean.toString(listed.isCommitted()));
        row.add(application.roster().size());
        row.add(listed.missing());
        row.add(listed.opinions());
        row.add(Objects.toString(application.submittedAt(), ""));
        row.add(application.place());
        row.add(application.reason());
        return row;
    }

    static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CONTENT_TYPE, type)
                .body(content);
    }
}
