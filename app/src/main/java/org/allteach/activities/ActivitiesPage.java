package org.allteach.activities;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.collaboratives.Given;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What comes next, and what was.
 *
 * @param kind what is shown alone; null for everything
 * @param past the newest first
 * @param marks how the viewer stands to them
 */
record ActivitiesPage(
        Membership membership,
        Activity.@Nullable Kind kind,
        List<Activity> coming,
        List<Activity> past,
        List<Phase> periods,
        Map<UUID, Marks.Mark> marks,
        LocalDate today)
        implements Page {

    String base() {
        return "/c/" + membership.collaborative().slug() + "/activities";
    }

    /** The action period in which today lies; null between them. */
    @Nullable
    Phase current() {
        return periods.stream()
                .filter(period -> period.includes(today))
                .findFirst()
                .orElse(null);
    }

    boolean mayConvene() {
        return Convening.may(membership);
    }

    List<String> kinds() {
        return Arrays.stream(Activity.Kind.values()).map(Given::written).toList();
    }

    String chosen() {
        return kind == null ? "" : Given.written(kind);
    }

    boolean isEmpty() {
        return coming.isEmpty() && past.isEmpty() && kind == null;
    }
}
