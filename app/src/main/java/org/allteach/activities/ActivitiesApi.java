package org.allteach.activities;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Permission;
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

/** Activities as JSON. The link to join is for those who are invited, the code of the room for those who convene. */
@RestController
@RequestMapping("/api/v1/collaboratives/{slug}/activities")
class ActivitiesApi {

    private static final int LONGEST_PAGE = 1_000;

    private final Activities activities;
    private final Phases phases;
    private final Clock clock;

    ActivitiesApi(Activities activities, Phases phases, Clock clock) {
        this.activities = activities;
        this.phases = phases;
        this.clock = clock;
    }

    /** In the order of time; {@code next} is the cursor of the next page. */
    @GetMapping
    Map<String, @Nullable Object> all(
            Membership membership,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Refusal.invalid(
                    Problem.of("limit", Integer.toString(limit), "collaboratives.problem.range", 1, LONGEST_PAGE));
        }
        List<Activity> after = activities.of(membership.collaborative().id()).stream()
                .filter(activity -> key(activity).compareTo(cursor) > 0)
                .limit(limit + 1L)
                .toList();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                after.stream()
                        .limit(limit)
                        .map(activity -> json(membership, activity))
                        .toList());
        answer.put("next", after.size() > limit ? key(after.get(limit - 1)) : null);
        return answer;
    }

    /** As they are ordered: by the clock of the place, then by id. */
    private static String key(Activity activity) {
        return activity.when().startsAt() + "~" + activity.id();
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> plan(
            Membership membership, @RequestBody Map<String, @Nullable Object> fields) {
        Convening.refuseArchive(membership);
        LocalDateTime start = membership.collaborative().today(clock).atStartOfDay();
        Activity blank = Activity.draft(
                membership.collaborative(),
                Activity.Kind.CALL,
                "",
                new When(start, start.plusHours(1), membership.collaborative().zone()));
        Activity planned = valid(membership, fields, blank, Set.of("title", "startsAt", "endsAt"));
        activities.upsert(membership.collaborative(), List.of(planned));
        Activity saved = activities.named(planned.collaborative(), planned.id().toString());
        return ResponseEntity.created(URI.create("/api/v1"
                        + saved.path(membership.collaborative().slug()).replace("/c/", "/collaboratives/")))
                .eTag(tag(saved))
                .body(json(membership, saved));
    }

    @GetMapping("/{activity}")
    ResponseEntity<Map<String, @Nullable Object>> one(Membership membership, @PathVariable("activity") String id) {
        return answer(membership, find(membership, id));
    }

    /** Changes the fields that are given; the same again changes nothing. */
    @PutMapping("/{activity}")
    ResponseEntity<Map<String, @Nullable Object>> put(
            Membership membership,
            @PathVariable("activity") String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Map<String, @Nullable Object> fields) {
        Convening.refuseArchive(membership);
        Activity before = find(membership, id);
        if (match != null
                && !match.strip().equals("*")
                && !match.replace("W/", "").strip().equals(tag(before))) {
            throw stale(before);
        }
        Activity edited = valid(membership, fields, before, Set.of());
        return answer(
                membership,
                activities.change(membership.collaborative(), before, edited).orElseThrow(() -> stale(before)));
    }

    private Activity valid(
            Membership membership, Map<String, @Nullable Object> fields, Activity kept, Set<String> required) {
        UUID collaborative = membership.collaborative().id();
        ActivityForm form = ActivityForm.read(fields, kept, phases.of(collaborative));
        var problems = new ArrayList<>(form.problems());
        var given = new Given(fields, "", problems);
        var known = new TreeSet<>(kept.content().keySet());
        known.addAll(ActivityForm.READ_ONLY);
        given.refuseUnknown(known);
        required.stream()
                .sorted()
                .filter(field -> !given.has(field))
                .filter(field ->
                        problems.stream().noneMatch(problem -> problem.at().equals(field)))
                .forEach(field -> given.refuse(field, null, "problem.required"));
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return form.activity();
    }

    private Activity find(Membership membership, String id) {
        return activities.named(membership.collaborative().id(), id);
    }

    private static Refusal stale(Activity before) {
        return Refusal.stale(Problem.of("", null, "activities.problem.raced", before.title()));
    }

    private static String tag(Activity activity) {
        return "\"" + activity.version() + "\"";
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(Membership membership, Activity activity) {
        return ResponseEntity.ok().eTag(tag(activity)).body(json(membership, activity));
    }

    private static Map<String, @Nullable Object> json(Membership membership, Activity activity) {
        boolean convenes = membership.holds(Permission.CONVENE);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", activity.id().toString());
        json.put("uid", activity.uid());
        json.putAll(activity.content());
        json.put("start", activity.when().start().toString());
        json.put("end", activity.when().end().toString());
        if (!convenes && !activity.invites(membership)) {
            json.remove("link");
        }
        if (convenes) {
            json.put("code", activity.admission().code());
        }
        json.put("series", Objects.toString(activity.series(), null));
        json.put("sequence", activity.sequence());
        json.put("version", activity.version());
        return json;
    }
}
