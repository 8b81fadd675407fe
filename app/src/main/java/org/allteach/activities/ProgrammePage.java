package org.allteach.activities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The whole programme with its agendas, to be printed.
 *
 * @param kind what is shown alone; null for everything
 */
record ProgrammePage(Membership membership, Activity.@Nullable Kind kind, List<Part> parts) implements Page {

    /** @param phase the part of the course; null for what belongs to none */
    record Part(@Nullable Phase phase, List<Activity> activities) {}

    /** What takes place, by the parts of the course, each with its activities; what belongs to none comes last. */
    static ProgrammePage of(
            Membership membership, Activity.@Nullable Kind kind, List<Phase> phases, List<Activity> all) {
        List<Activity> activities = all.stream()
                .filter(activity -> kind == null || activity.kind() == kind)
                .toList();
        var parts = new ArrayList<Part>();
        for (Phase phase : phases) {
            add(parts, phase, activities);
        }
        add(parts, null, activities);
        return new ProgrammePage(membership, kind, parts);
    }

    String base() {
        return "/c/" + membership.collaborative().slug() + "/activities";
    }

    List<String> kinds() {
        return Arrays.stream(Activity.Kind.values()).map(Given::written).toList();
    }

    String chosen() {
        return kind == null ? "" : Given.written(kind);
    }

    private static void add(List<Part> parts, @Nullable Phase phase, List<Activity> activities) {
        List<Activity> own = activities.stream()
                .filter(activity -> Objects.equals(activity.phase(), phase == null ? null : phase.id()))
                .filter(Activity::isPlanned)
                .toList();
        if (!own.isEmpty()) {
            parts.add(new Part(phase, own));
        }
    }
}
