package org.allteach.enrolment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allteach.attachments.Attachments;
import org.allteach.collaboratives.Given;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Desk.Seen;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.SeeOther;
import org.allteach.web.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** An application as its applicant sees it, by the secret link from a mail. */
@Controller
@RequestMapping("/applications/{secret}")
class ApplicantController {

    private static final int MOST_FILES = 10;
    private static final int LONGEST = 2_000;

    private final Desk desk;
    private final Applications applications;
    private final Enrolment enrolment;
    private final Attachments files;

    ApplicantController(Desk desk, Applications applications, Enrolment enrolment, Attachments files) {
        this.desk = desk;
        this.applications = applications;
        this.enrolment = enrolment;
        this.files = files;
    }

    @GetMapping
    Page show(@PathVariable String secret) {
        return page(find(secret), secret);
    }

    /** Keeps a draft, as far as it goes. */
    @PostMapping
    Object save(@PathVariable String secret, @RequestParam Map<String, String> typed) {
        Seen seen = draft(secret);
        var form = ApplicationForm.read(typed, seen.call(), seen.application());
        if (!form.problems().isEmpty()) {
            return desk.page(seen, secret, Edit.refused(typed, form.problems()), Edit.blank());
        }
        return written(seen, form, typed).isPresent() ? saved(secret) : lost(secret, typed);
    }

    /** Keeps it too; then hands it in, or says everything that is missing. */
    @PostMapping("/submission")
    Object submit(@PathVariable String secret, @RequestParam Map<String, String> typed) {
        Seen seen = draft(secret);
        var form = ApplicationForm.read(typed, seen.call(), seen.application());
        if (!form.problems().isEmpty()) {
            return desk.page(seen, secret, Edit.refused(typed, form.problems()), Edit.blank());
        }
        Application now = written(seen, form, typed).orElse(null);
        if (now == null) {
            return lost(secret, typed);
        }
        int documents = files.of(now.collaborative(), now.id()).size();
        List<Problem> missing = ApplicationForm.missing(seen.call(), now, documents);
        if (!missing.isEmpty()) {
            var fields = new LinkedHashMap<>(typed);
            fields.put(Edit.VERSION, Integer.toString(now.version()));
            return desk.page(find(secret), secret, Edit.refused(fields, missing), Edit.blank());
        }
        return enrolment.submit(seen.collaborative(), now).isPresent() ? saved(secret) : lost(secret, typed);
    }

    private Optional<Application> written(Seen seen, ApplicationForm form, Map<String, String> typed) {
        return Edit.isStale(typed, seen.application().version())
                ? Optional.empty()
                : applications.write(seen.application(), form.answers(), form.roster());
    }

    private Page lost(String secret, Map<String, String> typed) {
        Seen now = find(secret);
        var labels = new LinkedHashMap<String, String>();
        var saved = ApplicationForm.fields(now.application());
        for (String field : ApplicationForm.FIRST) {
            labels.put(field, Visit.text("enrolment.field." + field));
        }
        for (Question question : Question.values()) {
            labels.put(question.field(), Visit.text("enrolment.field." + question.field()));
        }
        Edit lost = Edit.lost(typed, saved, now.application().version(), labels);
        return desk.page(now, secret, lost, Edit.blank());
    }

    @PostMapping("/withdrawal")
    Object withdraw(@PathVariable String secret, @RequestParam Map<String, String> typed) {
        Seen seen = open(secret);
        if (seen.application().team() != null) {
            // A team that takes part leaves by way of those who run the collaborative.
            throw Refusal.conflict(Problem.of("", null, "enrolment.problem.state"));
        }
        var problems = new ArrayList<Problem>();
        String reason = new Given(typed, "", problems).text("reason", LONGEST, "");
        if (!problems.isEmpty()) {
            return desk.page(seen, secret, Edit.refused(typed, problems), Edit.blank());
        }
        return enrolment
                        .decide(seen.collaborative(), seen.application(), State.WITHDRAWN, reason)
                        .isPresent()
                ? saved(secret)
                : lost(secret, ApplicationForm.fields(seen.application()));
    }

    @PostMapping("/signature")
    Object sign(@PathVariable String secret, @RequestParam Map<String, String> typed) {
        Seen seen = open(secret);
        List<Problem> problems = desk.sign(seen, typed, seen.application().email());
        return problems.isEmpty()
                ? saved(secret)
                : desk.page(seen, secret, Edit.blank(), Edit.refused(typed, problems));
    }

    @PostMapping("/files")
    Object keep(@PathVariable String secret, @RequestParam("file") MultipartFile file) throws IOException {
        Seen seen = draft(secret);
        Application application = seen.application();
        if (!seen.call().asks(Question.DOCUMENTS)) {
            throw Refusal.notFound();
        }
        List<Problem> problems =
                files.of(application.collaborative(), application.id()).size() >= MOST_FILES
                        ? List.of(Problem.of("file", null, "enrolment.problem.files", MOST_FILES))
                        : files.keep(application.collaborative(), application.id(), application.subject(), file);
        return problems.isEmpty()
                ? SeeOther.at("/applications/" + secret + "#documents")
                : desk.page(seen, secret, Edit.refused(ApplicationForm.fields(application), problems), Edit.blank());
    }

    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> content(@PathVariable String secret, @PathVariable("file") String id) {
        Application application = find(secret).application();
        return files.handOut(
                application.collaborative(), files.find(application.collaborative(), application.id(), id));
    }

    @PostMapping("/files/{file}/removal")
    ResponseEntity<Void> remove(@PathVariable String secret, @PathVariable("file") String id) {
        Application application = draft(secret).application();
        files.remove(
                application.collaborative(),
                application.subject(),
                files.find(application.collaborative(), application.id(), id));
        return SeeOther.at("/applications/" + secret + "#documents");
    }

    private Page page(Seen seen, String secret) {
        Application application = seen.application();
        Edit edit = Edit.of(ApplicationForm.fields(application), application.version());
        return desk.page(seen, secret, edit, Edit.blank());
    }

    private Seen find(String secret) {
        return desk.find(secret, Links.Purpose.APPLICANT);
    }

    /** The same where something can still be done with it. */
    private Seen open(String secret) {
        return desk.open(secret, Links.Purpose.APPLICANT);
    }

    /** The same where what it says may still be changed. */
    private Seen draft(String secret) {
        Seen seen = open(secret);
        if (!enrolment.isOpen(seen.collaborative(), seen.application())) {
            throw Refusal.conflict(Problem.of("", null, "enrolment.problem.over"));
        }
        return seen;
    }

    private static ResponseEntity<Void> saved(String secret) {
        return SeeOther.saved("/applications/" + secret);
    }
}
