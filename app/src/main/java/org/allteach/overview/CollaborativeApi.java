package org.allteach.overview;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.CollaborativeForm;
import org.allteach.collaboratives.Collaboratives;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.allteach.web.Viewer;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Collaboratives as JSON. */
@RestController
@RequestMapping("/api/v1/collaboratives")
class CollaborativeApi {

    private static final int LONGEST_PAGE = 1_000;

    private final Collaboratives collaboratives;
    private final Phases phases;
    private final Beginnings beginnings;
    private final Clock clock;

    CollaborativeApi(Collaboratives collaboratives, Phases phases, Beginnings beginnings, Clock clock) {
        this.collaboratives = collaboratives;
        this.beginnings = beginnings;
        this.phases = phases;
        this.clock = clock;
    }

    /** Those that the viewer may see, by slug; {@code next} is the cursor of the next page. */
    @GetMapping
    Map<String, @Nullable Object> all(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Refusal.invalid(
                    Problem.of("limit", Integer.toString(limit), "collaboratives.problem.range", 1, LONGEST_PAGE));
        }
        List<Collaborative> page = collaboratives.pageSeenBy(
                Viewer.required().id(),
                Visit.administers(),
                LocalDate.now(clock),
                cursor == null ? "" : cursor,
                limit + 1);
        boolean isLast = page.size() <= limit;
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("items", page.stream().limit(limit).map(this::json).toList());
        answer.put("next", isLast ? null : page.get(limit - 1).slug());
        return answer;
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> start(@RequestBody Map<String, @Nullable Object> fields) {
        Collaborative started = fields.get(Beginnings.TEMPLATE) == null
                ? startEmpty(fields)
                : beginnings.start(fields, Viewer.required().id());
        return ResponseEntity.created(URI.create("/api/v1/collaboratives/" + started.slug()))
                .eTag(tag(started))
                .body(json(started));
    }

    private Collaborative startEmpty(Map<String, @Nullable Object> fields) {
        var form = valid(CollaborativeForm.strictly(fields, blank()));
        return collaboratives.create(
                form.collaborative(),
                Objects.requireNonNullElse(form.phases(), List.of()),
                Viewer.required().id());
    }

    @GetMapping("/{slug}")
    ResponseEntity<Map<String, @Nullable Object>> one(Membership membership) {
        return answer(membership.collaborative());
    }

    /** Changes the fields that are given. */
    @PatchMapping("/{slug}")
    ResponseEntity<Map<String, @Nullable Object>> change(
            Membership membership,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Map<String, @Nullable Object> fields) {
        return save(membership.collaborative(), match, CollaborativeForm.strictly(fields, membership.collaborative()));
    }

    /** Sets all fields: those not given become as in a new one. */
    @PutMapping("/{slug}")
    ResponseEntity<Map<String, @Nullable Object>> replace(
            Membership membership,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Map<String, @Nullable Object> fields) {
        Collaborative before = membership.collaborative();
        var whole = new LinkedHashMap<String, @Nullable Object>(fields);
        whole.putIfAbsent("slug", before.slug());
        whole.putIfAbsent("phases", List.of());
        return save(before, match, CollaborativeForm.strictly(whole, blank()));
    }

    private ResponseEntity<Map<String, @Nullable Object>> save(
            Collaborative before, @Nullable String match, CollaborativeForm form) {
        if (match != null
                && !match.strip().equals("*")
                && !match.replace("W/", "").strip().equals(tag(before))) {
            throw stale(before);
        }
        valid(form);
        String slug = form.collaborative().slug();
        if (!slug.equals(before.slug())) {
            throw Refusal.invalid(Problem.of("slug", slug, "collaboratives.problem.slugStays", before.slug()));
        }
        return answer(collaboratives
                .change(form.collaborative().inPlaceOf(before), form.phases())
                .orElseThrow(() -> stale(before)));
    }

    private static Refusal stale(Collaborative before) {
        return Refusal.stale(Problem.of("", null, "collaboratives.problem.stale", before.slug()));
    }

    private static CollaborativeForm valid(CollaborativeForm form) {
        if (!form.problems().isEmpty()) {
            throw Refusal.invalid(form.problems());
        }
        return form;
    }

    private Collaborative blank() {
        LocalDate today = LocalDate.now(clock);
        return Collaborative.draft("", "", today, today);
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(Collaborative collaborative) {
        return ResponseEntity.ok().eTag(tag(collaborative)).body(json(collaborative));
    }

    private Map<String, @Nullable Object> json(Collaborative collaborative) {
        var json = collaborative.content();
        json.put("demonstration", collaborative.demonstration());
        json.put("phases", course(collaborative));
        return json;
    }

    /** Phases have versions of their own, so what they are goes into the tag too. */
    private String tag(Collaborative collaborative) {
        int course = course(collaborative).hashCode();
        return "\"" + collaborative.version() + "-" + Integer.toHexString(course) + "\"";
    }

    private List<Map<String, @Nullable Object>> course(Collaborative collaborative) {
        return phases.of(collaborative.id()).stream().map(Phase::content).toList();
    }
}
