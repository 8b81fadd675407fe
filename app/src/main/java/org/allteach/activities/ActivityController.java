package org.allteach.activities;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Edit;
import org.allteach.web.Page;
import org.allteach.web.Problem;
import org.allteach.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plans activities, changes and cancels them: one, or one and those of its series that follow. */
@Controller
class ActivityController {

    private static final LocalTime USUAL_START = LocalTime.of(14, 0);
    private static final int LONGEST_REASON = 1_000;

    private final Activities activities;
    private final Phases phases;
    private final Planning planning;
    private final Clock clock;

    ActivityController(Activities activities, Phases phases, Planning planning, Clock clock) {
        this.activities = activities;
        this.phases = phases;
        this.planning = planning;
        this.clock = clock;
    }

    /** The form, filled with what one came from: a kind, a phase, a day. */
    @GetMapping("/c/{slug}/new-activity")
    Page empty(Membership membership, @RequestParam Map<String, String> asked) {
        Activity blank = blank(membership.collaborative());
        var values = new HashMap<>(ActivityFormPage.fields(blank));
        values.putAll(asked);
        return page(membership, blank, Edit.of(values, 0), Edit.blank());
    }

    private Activity blank(Collaborative collaborative) {
        LocalDateTime start = collaborative.today(clock).plusWeeks(1).atTime(USUAL_START);
        return Activity.draft(
                collaborative, Activity.Kind.CALL, "", new When(start, start.plusHours(1), collaborative.zone()));
    }

    @PostMapping("/c/{slug}/activities")
    Object plan(Membership membership, @RequestParam MultiValueMap<String, String> posted) {
        Convening.refuseArchive(membership);
        Activity blank = blank(membership.collaborative());
        Map<String, String> typed = typed(posted);
        ActivityForm form = form(membership, posted, blank);
        var problems = new ArrayList<>(form.problems());
        Series series = Series.read(typed, form.activity().when().day(), problems);
        Series.Days days = series == null || !problems.isEmpty()
                ? null
                : planning.days(membership.collaborative(), form.activity(), series);
        if (days != null && days.days().size() == 1) {
            problems.add(Problem.of("dayOff", null, "activities.problem.daysOff"));
        }
        if (!problems.isEmpty()) {
            return page(membership, blank, Edit.refused(typed, problems), Edit.blank());
        }
        Activity first = planning.plan(membership.collaborative(), form.activity(), series);
        return SeeOther.at(
                first.path(membership.collaborative().slug()) + (days == null ? "?planned=1" : days.query()));
    }

    @GetMapping("/c/{slug}/activities/{activity}/edit")
    Page edit(Membership membership, @PathVariable("activity") String id) {
        Activity activity = find(membership, id);
        return page(membership, activity, shown(activity), Edit.blank());
    }

    @PostMapping("/c/{slug}/activities/{activity}")
    Object change(
            Membership membership,
            @PathVariable("activity") String id,
            @RequestParam MultiValueMap<String, String> posted) {
        Convening.refuseArchive(membership);
        Activity before = find(membership, id);
        Map<String, String> typed = typed(posted);
        ActivityForm form = form(membership, posted, before);
        if (!form.problems().isEmpty()) {
            return page(membership, before, Edit.refused(typed, form.problems()), Edit.blank());
        }
        boolean lost = Edit.isStale(typed, before.version())
                || !planning.change(membership.collaborative(), before, form.activity(), isFollowing(typed));
        if (lost) {
            Activity now = find(membership, id);
            var saved = ActivityFormPage.fields(now);
            return page(
                    membership, now, Edit.lost(typed, saved, now.version(), ActivityFormPage.labels()), Edit.blank());
        }
        return SeeOther.saved(before.path(membership.collaborative().slug()));
    }

    @PostMapping("/c/{slug}/activities/{activity}/cancellation")
    Object cancel(Membership membership, @PathVariable("activity") String id, @RequestParam Map<String, String> typed) {
        Convening.refuseArchive(membership);
        Activity activity = find(membership, id);
        var problems = new ArrayList<Problem>();
        String reason = new Given(typed, "", problems).required("reason", LONGEST_REASON, "");
        if (!problems.isEmpty()) {
            return page(membership, activity, shown(activity), Edit.refused(typed, problems));
        }
        planning.cancel(membership.collaborative(), activity, reason, isFollowing(typed));
        return SeeOther.saved(activity.path(membership.collaborative().slug()));
    }

    /** It takes place after all. */
    @PostMapping("/c/{slug}/activities/{activity}/return")
    Object bringBack(Membership membership, @PathVariable("activity") String id) {
        Convening.refuseArchive(membership);
        Activity activity = find(membership, id);
        planning.bringBack(membership.collaborative(), activity);
        return SeeOther.saved(activity.path(membership.collaborative().slug()));
    }

    private Activity find(Membership membership, String id) {
        return activities.named(membership.collaborative().id(), id);
    }

    private ActivityForm form(Membership membership, MultiValueMap<String, String> posted, Activity kept) {
        var fields = new HashMap<String, @Nullable Object>(posted.toSingleValueMap());
        fields.put("invitees", Optional.ofNullable(posted.get("invitees")).orElse(List.of()));
        fields.remove("state");
        return ActivityForm.read(
                fields, kept, phases.of(membership.collaborative().id()));
    }

    private static Map<String, String> typed(MultiValueMap<String, String> posted) {
        var typed = new HashMap<>(posted.toSingleValueMap());
        typed.put("invitees", String.join(",", posted.getOrDefault("invitees", List.of())));
        return typed;
    }

    private static boolean isFollowing(Map<String, String> typed) {
        return "following".equals(typed.get("scope"));
    }

    private static Edit shown(Activity activity) {
        return Edit.of(ActivityFormPage.fields(activity), activity.version());
    }

    private Page page(Membership membership, Activity activity, Edit edit, Edit cancellation) {
        return new ActivityFormPage(
                membership,
                activity,
                phases.of(membership.collaborative().id()),
                activity.isNew() ? 1 : activities.following(activity).size(),
                edit,
                cancellation);
    }
}
