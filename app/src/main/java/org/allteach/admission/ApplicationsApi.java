package org.allteach.admission;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.enrolment.Application;
import org.allteach.enrolment.Application.State;
import org.allteach.enrolment.Enrolment;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Applications as JSON: to read for reviewers, to take in and decide on for those who manage the collaborative. */
@RestController
@RequestMapping("/api/v1/collaboratives/{slug}/applications")
class ApplicationsApi {

    private static final int LONGEST = 4_000;
    private static final Set<String> DECISION =
            Set.of("state", "reason", "unconfirmed", "organisationCode", "teamCode");

    private final Register register;
    private final Intake intake;
    private final Enrolment enrolment;
    private final Admission admission;
    private final Founding founding;

    ApplicationsApi(Register register, Intake intake, Enrolment enrolment, Admission admission, Founding founding) {
        this.register = register;
        this.intake = intake;
        this.enrolment = enrolment;
        this.admission = admission;
        this.founding = founding;
    }

    @GetMapping
    Map<String, @Nullable Object> all(
            Membership membership,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var problems = new ArrayList<Problem>();
        var given = new Given(Map.of("state", state), "", problems);
        String wanted = state.isEmpty()
                ? ""
                : given.oneOf("state", State.class, State.SUBMITTED).name();
        if (limit < 1 || limit > 1_000) {
            given.refuse("limit", Integer.toString(limit), "collaboratives.problem.range", 1, 1_000);
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        List<Listed> found = register.of(membership.collaborative(), wanted, country).stream()
                .filter(one ->
                        cursor.isEmpty() || one.application().id().toString().compareTo(cursor) < 0)
                .toList();
        List<Listed> page = found.stream().limit(limit).toList();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("items", page.stream().map(Intake::json).toList());
        answer.put(
                "next", found.size() > limit ? page.getLast().application().id().toString() : null);
        return answer;
    }

    @GetMapping("/{application}")
    ResponseEntity<Map<String, @Nullable Object>> one(Membership membership, @PathVariable("application") String id) {
        return answer(membership, register.find(membership.collaborative(), id));
    }

    /** Takes in an application that came by another way, such as on paper; one that is complete is submitted. */
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> take(
            Membership membership, @RequestBody Map<String, @Nullable Object> body) {
        Collaborative collaborative = membership.collaborative();
        var problems = new ArrayList<Problem>();
        Application draft = intake.read(collaborative, Intake.flat(body, problems), problems);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        Application taken = enrolment.take(collaborative, draft, intake.isComplete(collaborative, draft));
        return ResponseEntity.created(
                        URI.create("/api/v1/collaboratives/" + collaborative.slug() + "/applications/" + taken.id()))
                .eTag(tag(taken))
                .body(json(membership, taken));
    }

    /** Brings an application into another state; the same state again changes nothing. */
    @PutMapping("/{application}")
    ResponseEntity<Map<String, @Nullable Object>> decide(
            Membership membership,
            @PathVariable("application") String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Map<String, @Nullable Object> body) {
        Application application = register.find(membership.collaborative(), id);
        if (match != null
                && !match.strip().equals("*")
                && !match.replace("W/", "").strip().equals(tag(application))) {
            throw stale(application);
        }
        var problems = new ArrayList<Problem>();
        var given = new Given(body, "", problems);
        given.refuseUnknown(DECISION);
        if (!given.has("state")) {
            given.refuse("state", null, "problem.required");
        }
        State state = given.oneOf("state", State.class, application.state());
        String reason = given.text("reason", LONGEST, "");
        boolean isSame = state == application.state();
        if (!isSame && state.wantsReason() && reason.isEmpty()) {
            given.refuse("reason", null, "admission.problem.reason");
        }
        if (!isSame && !state.isDecision() && state != State.ENROLLED) {
            given.refuse("state", Given.written(state), "enrolment.problem.state");
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return answer(
                membership,
                isSame
                        ? application
                        : moved(membership, application, state, reason, given).orElseThrow(() -> stale(application)));
    }

    private Optional<Application> moved(
            Membership membership, Application application, State state, String reason, Given given) {
        Collaborative collaborative = membership.collaborative();
        String unconfirmed = given.text("unconfirmed", LONGEST, "");
        if (state == State.ENROLLED) {
            Founding.Codes codes = founding.suggested(application);
            return admission.enrol(
                    collaborative,
                    application,
                    new Founding.Codes(
                            given.text("organisationCode", 40, codes.organisation()),
                            given.text("teamCode", 40, codes.team())),
                    unconfirmed);
        }
        return admission.decide(collaborative, application, state, reason, unconfirmed);
    }

    private static Refusal stale(Application application) {
        return Refusal.stale(Problem.of("", application.id().toString(), "enrolment.problem.state"));
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(Membership membership, Application application) {
        return ResponseEntity.ok().eTag(tag(application)).body(json(membership, application));
    }

    private Map<String, @Nullable Object> json(Membership membership, Application application) {
        return register.of(membership.collaborative(), "", "").stream()
                .filter(one -> one.application().id().equals(application.id()))
                .findFirst()
                .map(Intake::json)
                .orElseThrow(Refusal::notFound);
    }

    private static String tag(Application application) {
        return "\"" + application.version() + "\"";
    }
}
