package org.allteach.attendance;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.activities.Marks;
import org.allteach.collaboratives.Membership;
import org.allteach.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the viewer stands to activities: comes, waits, was there, is to register. */
@Component
class OwnMarks implements Marks {

    private final Registrations registrations;
    private final Attendance attendance;
    private final Clock clock;

    OwnMarks(Registrations registrations, Attendance attendance, Clock clock) {
        this.registrations = registrations;
        this.attendance = attendance;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Mark> of(Membership membership, List<Activity> activities) {
        UUID collaborative = membership.collaborative().id();
        UUID viewer = membership.viewer().id();
        Map<UUID, Registration> said = registrations.by(collaborative, viewer);
        Set<UUID> attended = attendance.by(collaborative, viewer);
        var marks = new HashMap<UUID, Mark>();
        for (Activity activity : activities) {
            Mark mark = attended.contains(activity.id())
                    ? new Mark(Visit.text("attendance.mark.came"), false)
                    : mark(membership, activity, said.get(activity.id()));
            if (mark != null) {
                marks.put(activity.id(), mark);
            }
        }
        return marks;
    }

    private @Nullable Mark mark(Membership membership, Activity activity, @Nullable Registration said) {
        if (!activity.isPlanned() || activity.when().isOver(clock.instant())) {
            return null;
        }
        if (said != null) {
            return switch (said.state()) {
                case REGISTERED -> new Mark(Visit.text("attendance.mark.registered"), false);
                case WAITING -> new Mark(Visit.text("attendance.mark.waiting"), false);
                case DECLINED -> new Mark(Visit.text("attendance.mark.declined"), false);
            };
        }
        boolean isAsked = activity.asksToRegister()
                && activity.takesRegistrations(clock.instant())
                && activity.invites(membership)
                && Convening.isOpen(membership);
        return isAsked
                ? new Mark(Visit.text("attendance.mark.register", Visit.date(activity.registerBy())), true)
                : null;
    }
}
