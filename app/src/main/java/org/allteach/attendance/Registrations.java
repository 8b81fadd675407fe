package org.allteach.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.ActivityChanged;
import org.allteach.activities.Invitees;
import org.allteach.activities.Invitees.Invitee;
import org.allteach.audit.AuditTrail;
import org.allteach.collaboratives.CollaborativeRemoved;
import org.allteach.web.Problem;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who means to come. Places are given in the order of asking; who asks when none is left waits, and moves up by itself. */
@Component
public class Registrations {

    private static final String SELECT =
            "select r.*, p.name, p.email from registration r join person p on p.id = r.person_id where r.collaborative_id = ? ";

    private final JdbcClient jdbc;
    private final Activities activities;
    private final Invitees invitees;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registrations(
            JdbcClient jdbc,
            Activities activities,
            Invitees invitees,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.activities = activities;
        this.invitees = invitees;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What people have said of an activity, in the order of their asking. */
    public List<Registration> of(Activity activity) {
        return jdbc.sql(SELECT + "and r.activity_id = ? order by r.at, r.person_id")
                .params(activity.collaborative(), activity.id())
                .query(Registrations::registration)
                .list();
    }

    /** What somebody has said, by the activity's id. */
    public Map<UUID, Registration> by(UUID collaborative, UUID person) {
        return jdbc
                .sql(SELECT + "and r.person_id = ?")
                .params(collaborative, person)
                .query(Registrations::registration)
                .list()
                .stream()
                .collect(Collectors.toMap(Registration::activity, one -> one));
    }

    private Optional<Registration> find(Activity activity, UUID person) {
        return Optional.ofNullable(by(activity.collaborative(), person).get(activity.id()));
    }

    /**
     * Gives somebody a place, or one on the waiting list; who has one keeps it.
     *
     * @throws Refusal as a conflict where it is too late
     */
    @Transactional
    public void register(Activity asked, Invitee invitee) {
        Activity activity = activities.held(asked);
        Registration before = find(activity, invitee.person()).orElse(null);
        if (before != null && before.state().isComing()) {
            return;
        }
        if (!activity.takesRegistrations(clock.instant())) {
            throw Refusal.conflict(Problem.of("", activity.title(), "attendance.problem.closed"));
        }
        boolean isFree = free(activity) > 0;
        write(activity, invitee, isFree ? Registration.State.REGISTERED : Registration.State.WAITING);
    }

    /** Notes that somebody does not come; whoever waits longest gets the place. */
    @Transactional
    public void decline(Activity asked, Invitee invitee) {
        Activity activity = activities.held(asked);
        Registration before = find(activity, invitee.person()).orElse(null);
        if (before != null && !before.state().isComing()) {
            return;
        }
        if (activity.when().isOver(clock.instant())) {
            throw Refusal.conflict(Problem.of("", activity.title(), "attendance.problem.closed"));
        }
        write(activity, invitee, Registration.State.DECLINED);
        moveUp(activity);
    }

    private long free(Activity activity) {
        Integer capacity = activity.admission().capacity();
        if (capacity == null) {
            return Long.MAX_VALUE;
        }
        return capacity
                - of(activity).stream()
                        .filter(one -> one.state() == Registration.State.REGISTERED)
                        .count();
    }

    /** Whoever waits longest comes first. Those for whom there is no room any more keep the place that they were promised. */
    private void moveUp(Activity activity) {
        of(activity).stream()
                .filter(one -> one.state() == Registration.State.WAITING)
                .limit(Math.max(0, free(activity)))
                .forEach(one -> {
                    jdbc.sql("""
                                    update registration set state = 'REGISTERED'
                                    where collaborative_id = ? and activity_id = ? and person_id = ?
                                    """)
                            .params(activity.collaborative(), activity.id(), one.person())
                            .update();
                    tell(activity, one.person(), "registration.movedUp", one.name(), Registration.State.REGISTERED);
                });
    }

    private void write(Activity activity, Invitee invitee, Registration.State state) {
        jdbc.sql("""
                        insert into registration (collaborative_id, activity_id, person_id, team_id, state, at)
                        values (:collaborative, :activity, :person, :team, :state, :at)
                        on conflict (collaborative_id, activity_id, person_id)
                            do update set team_id = excluded.team_id, state = excluded.state, at = excluded.at
                        """)
                .param("collaborative", activity.collaborative())
                .param("activity", activity.id())
                .param("person", invitee.person())
                .param("team", invitee.team())
                .param("state", state.name())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        String action = state.isComing() ? "registration.made" : "registration.declined";
        tell(activity, invitee.person(), action, invitee.name(), state);
    }

    private void tell(Activity activity, UUID person, String action, String name, Registration.State state) {
        audit.record(
                activity.collaborative(),
                action,
                Activities.subject(activity),
                null,
                Map.of("person", name, "state", state.name()));
        events.publishEvent(new RegistrationChanged(activity.collaborative(), activity.id(), person));
    }

    /** More room lets people move up. */
    @EventListener
    void changed(ActivityChanged event) {
        activities
                .find(event.collaborative(), event.activity())
                .filter(Activity::isPlanned)
                .ifPresent(this::moveUp);
    }

    /**
     * Somebody who is invited and has neither registered nor said that they do not come.
     *
     * @param deadline the last day for it
     * @param path the page on which it is done
     */
    public record Open(UUID person, Activity activity, LocalDate deadline, String path) {}

    /** All such of activities for which people are asked to register, with a deadline among these days. */
    public List<Open> open(UUID collaborative, LocalDate from, LocalDate until) {
        String slug = jdbc.sql("select slug from collaborative where id = ?")
                .param(collaborative)
                .query(String.class)
                .single();
        var open = new ArrayList<Open>();
        for (Activity activity : activities.of(collaborative)) {
            LocalDate deadline = activity.registerBy();
            if (activity.asksToRegister()
                    && activity.takesRegistrations(clock.instant())
                    && !deadline.isBefore(from)
                    && !deadline.isAfter(until)) {
                Set<UUID> known =
                        of(activity).stream().map(Registration::person).collect(Collectors.toSet());
                invitees.of(activity).stream()
                        .filter(invitee -> !known.contains(invitee.person()))
                        .forEach(invitee ->
                                open.add(new Open(invitee.person(), activity, deadline, activity.path(slug))));
            }
        }
        return open;
    }

    private static Registration registration(ResultSet row, int number) throws SQLException {
        @Nullable UUID team = row.getObject("team_id", UUID.class);
        return new Registration(
                row.getObject("activity_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                team,
                Registration.State.valueOf(row.getString("state")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    void removed(CollaborativeRemoved event) {
        for (String table : List.of("registration", "attendance")) {
            jdbc.sql("delete from " + table + " where collaborative_id = ?")
                    .param(event.id())
                    .update();
        }
    }
}
