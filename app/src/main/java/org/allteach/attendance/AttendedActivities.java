package org.allteach.attendance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.allteach.plans.Doing;
import org.allteach.web.Visit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many sessions and calls each team came to, with whomever. */
@Component
@Order(30)
class AttendedActivities implements Doing {

    private final Attendance attendance;

    AttendedActivities(Attendance attendance) {
        this.attendance = attendance;
    }

    @Override
    public String what() {
        return Visit.text("attendance.doing");
    }

    @Override
    public Map<UUID, Integer> counts(UUID collaborative, LocalDate from, LocalDate until) {
        Map<UUID, Set<UUID>> attended = new HashMap<>();
        for (Seen seen : attendance.attended(collaborative)) {
            UUID team = seen.team();
            if (team != null && !seen.day().isBefore(from) && !seen.day().isAfter(until)) {
                attended.computeIfAbsent(team, id -> new HashSet<>()).add(seen.activity());
            }
        }
        var counts = new HashMap<UUID, Integer>();
        attended.forEach((team, activities) -> counts.put(team, activities.size()));
        return counts;
    }
}
