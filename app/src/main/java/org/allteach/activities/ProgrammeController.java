package org.allteach.activities;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What comes next, and the programme as a whole. */
@Controller
class ProgrammeController {

    private final Activities activities;
    private final Phases phases;
    private final ObjectProvider<Marks> marks;
    private final Clock clock;

    ProgrammeController(Activities activities, Phases phases, ObjectProvider<Marks> marks, Clock clock) {
        this.activities = activities;
        this.phases = phases;
        this.marks = marks;
        this.clock = clock;
    }

    @GetMapping("/c/{slug}/activities")
    Page all(Membership membership, @RequestParam(name = "kind", defaultValue = "") String asked) {
        UUID collaborative = membership.collaborative().id();
        Activity.Kind kind = kind(asked);
        Instant now = clock.instant();
        List<Activity> shown = activities.of(collaborative).stream()
                .filter(activity -> kind == null || activity.kind() == kind)
                .toList();
        List<Activity> coming =
                shown.stream().filter(activity -> !activity.when().isOver(now)).toList();
        List<Activity> past =
                shown.stream().filter(activity -> activity.when().isOver(now)).toList();
        List<Phase> periods = phases.of(collaborative).stream()
                .filter(phase -> phase.kind() == Phase.Kind.ACTION_PERIOD)
                .toList();
        return new ActivitiesPage(
                membership,
                kind,
                coming,
                past.reversed(),
                periods,
                marks.stream()
                        .findFirst()
                        .map(known -> known.of(membership, shown))
                        .orElseGet(Map::of),
                membership.collaborative().today(clock));
    }

    @GetMapping("/c/{slug}/activities/programme")
    Page programme(Membership membership, @RequestParam(name = "kind", defaultValue = "") String asked) {
        UUID collaborative = membership.collaborative().id();
        return ProgrammePage.of(membership, kind(asked), phases.of(collaborative), activities.of(collaborative));
    }

    private static Activity.@Nullable Kind kind(String asked) {
        return Arrays.stream(Activity.Kind.values())
                .filter(one -> Given.written(one).equals(asked))
                .findFirst()
                .orElse(null);
    }
}
