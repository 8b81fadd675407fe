package org.allteach.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.allteach.activities.Activities;
import org.allteach.activities.Activity;
import org.allteach.activities.Convening;
import org.allteach.activities.Materials;
import org.allteach.collaboratives.Membership;
import org.allteach.collaboratives.Phase;
import org.allteach.collaboratives.Phases;
import org.allteach.web.Edit;
import org.allteach.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together all that the page of an activity shows. */
@Component
class ActivityDesk {

    private final Activities activities;
    private final Materials materials;
    private final Registrations registrations;
    private final Attendance attendance;
    private final Evaluations evaluations;
    private final WhoComes whoComes;
    private final Phases phases;
    private final Clock clock;

    ActivityDesk(
            Activities activities,
            Materials materials,
            Registrations registrations,
            Attendance attendance,
            Evaluations evaluations,
            WhoComes whoComes,
            Phases phases,
            Clock clock) {
        this.activities = activities;
        this.materials = materials;
        this.registrations = registrations;
        this.attendance = attendance;
        this.evaluations = evaluations;
        this.whoComes = whoComes;
        this.phases = phases;
        this.clock = clock;
    }

    /** @throws Refusal where there is none */
    Activity find(Membership membership, String id) {
        return activities.named(membership.collaborative().id(), id);
    }

    ActivityPage page(Membership membership, Activity activity, Edit code) {
        UUID collaborative = activity.collaborative();
        UUID viewer = membership.viewer().id();
        List<Phase> course = phases.of(collaborative);
        List<Registration> said = registrations.of(activity);
        boolean came = attendance.by(collaborative, viewer).contains(activity.id());
        return new ActivityPage(
                membership,
                activity,
                course.stream()
                        .filter(one -> one.id().equals(activity.phase()))
                        .findFirst()
                        .orElse(null),
                isMeeting(activity) ? next(course, activity) : null,
                materials.of(activity),
                said.stream()
                        .filter(one -> one.person().equals(viewer))
                        .map(Registration::state)
                        .findFirst()
                        .orElse(null),
                new ActivityPage.Standing(
                        whoComes.invitee(activity, viewer).isPresent(),
                        activity.takesRegistrations(clock.instant()),
                        activity.when().isOver(clock.instant()),
                        attendance.hasBegun(activity),
                        attendance.takesWord(activity),
                        came,
                        Convening.isOpen(membership) && evaluations.isAsked(activity, viewer)),
                whoComes.groups(membership, activity),
                new ActivityPage.Numbers(
                        count(said, Registration.State.REGISTERED),
                        count(said, Registration.State.WAITING),
                        attendance.of(activity).size(),
                        evaluations.answered(activity)),
                code);
    }

    private static long count(List<Registration> said, Registration.State state) {
        return said.stream().filter(one -> one.state() == state).count();
    }

    private static boolean isMeeting(Activity activity) {
        return activity.kind() == Activity.Kind.LEARNING_SESSION || activity.kind() == Activity.Kind.CONGRESS;
    }

    /** The action period that the session leads into: the next to begin, else the one in which it lies. */
    private static @Nullable Phase next(List<Phase> course, Activity activity) {
        LocalDate day = activity.when().day();
        List<Phase> periods = course.stream()
                .filter(phase -> phase.kind() == Phase.Kind.ACTION_PERIOD
                        && !phase.endsOn().isBefore(day))
                .toList();
        return periods.stream()
                .filter(phase -> !phase.startsOn().isBefore(day))
                .findFirst()
                .or(() -> periods.stream().findFirst())
                .orElse(null);
    }
}
