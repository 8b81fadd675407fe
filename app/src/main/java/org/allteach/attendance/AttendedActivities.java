package org.allteach.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Teams;
import org.allteach.plans.Doing;
import org.allteach.web.Visit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many of the sessions and calls that are for all teams each team came to, with whomever. */
@Component
@Order(30)
class AttendedActivities implements Doing {

    private final Attendance attendance;
    private final Activities activities;
    private final Teams teams;
    private final Clock clock;

    AttendedActivities(Attendance attendance, Activities activities, Teams teams, Clock clock) {
        this.attendance = attendance;
        this.activities = activities;
        this.teams = teams;
        this.clock = clock;
    }

    @Override
    public String what() {
        return Visit.text("attendance.doing");
    }

    @Override
    public Map<UUID, Integer> counts(UUID collaborative, LocalDate from, LocalDate until) {
        Set<UUID> held = held(collaborative, from, until);
        Map<UUID, Set<UUID>> attended = new HashMap<>();
        for (Seen seen : attendance.attended(collaborative)) {
            UUID team = seen.team();
            if (team != null && held.contains(seen.activity())) {
                attended.computeIfAbsent(team, id -> new HashSet<>()).add(seen.activity());
            }
        }
        var counts = new HashMap<UUID, Integer>();
        attended.forEach((team, came) -> counts.put(team, came.size()));
        return counts;
    }

    @Override
    public Map<UUID, Integer> expected(UUID collaborative, LocalDate from, LocalDate until) {
        int held = held(collaborative, from, until).size();
        var expected = new HashMap<UUID, Integer>();
        teams.of(collaborative).forEach(team -> expected.put(team.id(), held));
        return expected;
    }

    /** What took place and people of all teams were to come to: a visit is one team's, and open hours are an offer. */
    private Set<UUID> held(UUID collaborative, LocalDate from, LocalDate until) {
        return activities.of(collaborative).stream()
                .filter(activity ->
                        activity.kind() != Activity.Kind.VISIT && activity.kind() != Activity.Kind.OFFICE_HOURS)
                .filter(activity ->
                        activity.isPlanned() && !activity.when().start().isAfter(clock.instant()))
                .filter(activity -> !activity.when().day().isBefore(from)
                        && !activity.when().day().isAfter(until))
                .filter(activity -> activity.admission().roles().stream().anyMatch(Role::isOfTeam))
                .map(Activity::id)
                .collect(Collectors.toSet());
    }
}
