package org.allteach.calendars;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.allteach.Stage;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Admission;
import org.allteach.activities.Invitees.Invitee;
import org.allteach.activities.When;
import org.allteach.attendance.Registrations;
import org.allteach.collaboratives.Collaborative;
import org.allteach.collaboratives.Role;
import org.allteach.collaboratives.Team;
import org.allteach.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** A collaborative with a team, somebody in it, and sessions to come. */
final class Course {

    final Stage stage;
    final Collaborative collaborative;
    final Team team;
    final Viewer director;
    final Viewer member;
    private final Activities activities;
    private final Registrations registrations;

    Course(ApplicationContext context) {
        stage = new Stage(context);
        collaborative = stage.collaborative(Map.of("title", "Joy in \"Work\""));
        team = stage.team(collaborative, "ash", "Ash");
        director = stage.holder(collaborative, Role.DIRECTOR, null);
        member = stage.holder(collaborative, Role.MEMBER, team);
        activities = context.getBean(Activities.class);
        registrations = context.getBean(Registrations.class);
    }

    /** A session in Zurich in a month's time, from two to four. */
    Activity session() {
        var at = stage.today().plusDays(30).atTime(14, 0);
        return saved(Activity.draft(
                collaborative,
                Activity.Kind.LEARNING_SESSION,
                "Übergabe, erste Sitzung; «neu»",
                new When(at, at.plusHours(2), ZoneId.of("Europe/Zurich"))));
    }

    /** A call at that time, as one of a series or by itself. */
    Activity call(@Nullable UUID series, When when) {
        return saved(with(
                Activity.draft(collaborative, Activity.Kind.CALL, "Call", when), when, Activity.State.PLANNED, series));
    }

    /** A session with room for so many. */
    Activity sessionFor(int capacity) {
        Activity one = session();
        Admission usual = one.admission();
        return saved(with(one, new Admission(usual.roles(), capacity, null, usual.code(), false)));
    }

    private Activity saved(Activity activity) {
        activities.upsert(collaborative, List.of(activity));
        return activities.find(collaborative.id(), activity.id()).orElseThrow();
    }

    Activity again(Activity activity) {
        return activities.find(collaborative.id(), activity.id()).orElseThrow();
    }

    Activity moved(Activity activity, LocalDateTime start) {
        return saved(with(
                activity,
                activity.title(),
                activity.purpose(),
                new When(start, start.plusHours(2), activity.when().zone()),
                Activity.State.PLANNED));
    }

    /** The same at another time or place. */
    Activity at(Activity activity, When when) {
        return saved(with(activity, when, activity.state(), activity.series()));
    }

    Activity explained(Activity activity, String purpose) {
        return saved(with(activity, activity.title(), purpose, activity.when(), activity.state()));
    }

    Activity inState(Activity activity, Activity.State state) {
        return saved(with(activity, activity.title(), activity.purpose(), activity.when(), state));
    }

    private static Activity with(Activity one, When when, Activity.State state, @Nullable UUID series) {
        return with(one, one.title(), one.purpose(), when, state, one.admission(), series);
    }

    private static Activity with(Activity one, Admission admission) {
        return with(one, one.title(), one.purpose(), one.when(), one.state(), admission, one.series());
    }

    private static Activity with(Activity one, String title, String purpose, When when, Activity.State state) {
        return with(one, title, purpose, when, state, one.admission(), one.series());
    }

    private static Activity with(
            Activity one,
            String title,
            String purpose,
            When when,
            Activity.State state,
            Admission admission,
            @Nullable UUID series) {
        return new Activity(
                one.collaborative(),
                one.id(),
                one.kind(),
                title,
                purpose,
                one.phase(),
                when,
                one.place(),
                one.link(),
                one.presenter(),
                admission,
                one.agenda(),
                state,
                state == Activity.State.PLANNED ? "" : "The speaker is ill",
                series,
                one.sequence(),
                one.version());
    }

    void register(Activity activity, Viewer viewer) {
        registrations.register(activity, invitee(viewer));
    }

    void decline(Activity activity, Viewer viewer) {
        registrations.decline(activity, invitee(viewer));
    }

    private Invitee invitee(Viewer viewer) {
        UUID ofTeam = viewer.equals(director) ? null : team.id();
        return new Invitee(viewer.id(), viewer.name(), viewer.email(), ofTeam);
    }
}
