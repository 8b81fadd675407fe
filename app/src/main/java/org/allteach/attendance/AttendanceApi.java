package org.allteach.attendance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.activities.Invitees.Invitee;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Membership.Sight;
import org.allteach.collaboratives.Team;
import org.allteach.collaboratives.Teams;
import org.allteach.web.Permission;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who means to come and who came, as JSON: persons of teams that the viewer belongs to or works with, of others the team. */
@RestController
@RequestMapping("/api/v1/collaboratives/{slug}/attendance")
class AttendanceApi {

    private static final int MOST_AT_ONCE = 10_000;
    private static final int ACTIVITIES_ON_A_PAGE = 20;
    private static final Set<String> FIELDS = Set.of("activity", "person", "name", "team", "state", "startsAt");

    private final Activities activities;
    private final WhoComes whoComes;
    private final Attendance attendance;
    private final Teams teams;

    AttendanceApi(Activities activities, WhoComes whoComes, Attendance attendance, Teams teams) {
        this.activities = activities;
        this.whoComes = whoComes;
        this.attendance = attendance;
        this.teams = teams;
    }

    /** Whole activities in the order of time; {@code next} is the cursor of the next page. */
    @GetMapping
    Map<String, @Nullable Object> all(
            Membership membership,
            @RequestParam(name = "activity", defaultValue = "") String id,
            @RequestParam(defaultValue = "") String cursor) {
        UUID collaborative = membership.collaborative().id();
        Map<UUID, Team> known =
                teams.of(collaborative).stream().collect(Collectors.toMap(Team::id, Function.identity()));
        List<Activity> after = id.isEmpty()
                ? activities.of(collaborative).stream()
                        .filter(one -> key(one).compareTo(cursor) > 0)
                        .limit(ACTIVITIES_ON_A_PAGE + 1L)
                        .toList()
                : List.of(activities.named(collaborative, id));
        boolean isLast = after.size() <= ACTIVITIES_ON_A_PAGE;
        List<Activity> page = isLast ? after : after.subList(0, ACTIVITIES_ON_A_PAGE);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                page.stream()
                        .flatMap(activity -> whoComes.all(activity).stream()
                                .flatMap(one -> json(membership, activity, one, known).stream()))
                        .toList());
        answer.put("next", isLast ? null : key(page.getLast()));
        return answer;
    }

    private static String key(Activity activity) {
        return activity.when().startsAt() + "~" + activity.id();
    }

    private static Optional<Map<String, @Nullable Object>> json(
            Membership membership, Activity activity, WhoComes.Somebody one, Map<UUID, Team> known) {
        String state = state(one);
        UUID id = one.invitee().team();
        Team team = id == null ? null : known.get(id);
        Sight sight = team == null ? Sight.NAMED : membership.sight(team.id());
        if (state == null || sight == Sight.HIDDEN) {
            return Optional.empty();
        }
        boolean isNamed = team == null ? membership.holds(Permission.CONVENE) : membership.isOwn(team.id());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("activity", activity.id().toString());
        json.put("startsAt", activity.when().startsAt().toString());
        json.put("team", team == null ? null : sight == Sight.NAMED ? team.code() : team.pseudonym());
        json.put("state", state);
        if (isNamed) {
            json.put("person", one.invitee().email());
            json.put("name", one.invitee().name());
        }
        return Optional.of(json);
    }

    private static @Nullable String state(WhoComes.Somebody one) {
        if (one.came()) {
            return "attended";
        }
        Registration.State state = one.state();
        return state == null ? null : Given.written(state);
    }

    /** Notes who came, and who did not, by their addresses: all of it or, where something is wrong, nothing. */
    @PutMapping
    @Transactional
    Map<String, Integer> put(Membership membership, @RequestBody List<@Nullable Map<String, @Nullable Object>> list) {
        Convening.refuseArchive(membership);
        if (list.size() > MOST_AT_ONCE) {
            throw Refusal.tooLarge(
                    Problem.of("", Integer.toString(list.size()), "attendance.problem.tooMany", MOST_AT_ONCE));
        }
        var problems = new ArrayList<Problem>();
        Map<UUID, Activity> known = activities.of(membership.collaborative().id()).stream()
                .collect(Collectors.toMap(Activity::id, Function.identity()));
        Map<Activity, Map<String, Invitee>> people = new LinkedHashMap<>();
        Map<Activity, Map<Invitee, Boolean>> notes = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            var fields = Objects.requireNonNullElse(list.get(i), Map.<String, @Nullable Object>of());
            var given = new Given(fields, "/" + i, problems);
            given.refuseUnknown(FIELDS);
            Activity activity = activity(given, known);
            String email = given.required("person", 320, "").toLowerCase(Locale.ROOT);
            String state = given.text("state", 40, "attended");
            if (!state.equals("attended") && !state.equals("absent")) {
                given.refuse("state", state, "problem.oneOf", "attended, absent");
            }
            if (activity != null) {
                Invitee invitee =
                        people.computeIfAbsent(activity, this::byAddress).get(email);
                if (invitee == null) {
                    given.refuse("person", email, "attendance.problem.person");
                } else {
                    notes.computeIfAbsent(activity, one -> new LinkedHashMap<>())
                            .put(invitee, state.equals("attended"));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return Map.of("changed", note(notes));
    }

    private static @Nullable Activity activity(Given given, Map<UUID, Activity> known) {
        String id = given.required("activity", 40, "");
        return known.values().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseGet(() -> {
                    given.refuse("activity", id, "attendance.problem.activity");
                    return null;
                });
    }

    private Map<String, Invitee> byAddress(Activity activity) {
        return whoComes.all(activity).stream()
                .map(WhoComes.Somebody::invitee)
                .collect(Collectors.toMap(
                        invitee -> invitee.email().toLowerCase(Locale.ROOT), Function.identity(), (one, other) -> one));
    }

    private int note(Map<Activity, Map<Invitee, Boolean>> notes) {
        int changed = 0;
        for (var entry : notes.entrySet()) {
            Set<UUID> came = entry.getValue().entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(one -> one.getKey().person())
                    .collect(Collectors.toSet());
            changed += attendance.note(entry.getKey(), entry.getValue().keySet(), came);
        }
        return changed;
    }
}
